/** The names of the types that say why something was refused. */
const { isInterfaceType } = require('graphql');

module.exports = {
  plugin(schema) {
    const refusal = schema.getType('Refusal');
    const types = isInterfaceType(refusal) ? schema.getPossibleTypes(refusal) : [];
    return JSON.stringify(types.map(({ name }) => name).toSorted());
  },
};
