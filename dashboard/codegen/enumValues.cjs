/** The values of each enum that arguments and inputs take: what people choose from. */
const { getNamedType, isEnumType, isInputObjectType, isObjectType } = require('graphql');

module.exports = {
  plugin(schema) {
    const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
    const inputs = types.flatMap((type) => {
      if (isInputObjectType(type)) return Object.values(type.getFields());
      return isObjectType(type) ? Object.values(type.getFields()).flatMap(({ args }) => args) : [];
    });
    const enums = inputs.map(({ type }) => getNamedType(type)).filter((type) => isEnumType(type));
    const values = enums.map((type) => [type.name, type.getValues().map(({ name }) => name)]);
    return JSON.stringify(Object.fromEntries(values.toSorted(([one], [other]) => (one < other ? -1 : 1))));
  },
};
