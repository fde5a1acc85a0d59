/**
 * What the client knows of the schema at run time, of what its documents select: which type a field leads to, and which
 * types an interface may be, so that fields one may not read are left out of a document; which types have no id; and
 * which fields are connections.
 */
const { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType, TypeInfo, visit, visitWithTypeInfo } = require('graphql');

module.exports = {
  plugin(schema, documents) {
    const fields = {};
    const implementers = {};
    const connections = {};
    const seen = new Set();
    const info = new TypeInfo(schema);
    // Mutations are sent whole: of what they lead to, only the types are needed.
    let isPruned = true;
    const OperationDefinition = ({ operation }) => {
      isPruned = operation !== 'mutation';
    };
    const FragmentDefinition = () => {
      isPruned = true;
    };
    const Field = ({ name }) => {
      const parent = info.getParentType();
      const led = getNamedType(info.getType());
      if (!parent || !isCompositeType(led)) return;
      for (const type of isAbstractType(led) ? schema.getPossibleTypes(led) : [led]) seen.add(type);
      if (!isPruned) return;
      if (isInterfaceType(led)) implementers[led.name] = schema.getPossibleTypes(led).map((type) => type.name);
      (fields[parent.name] ??= {})[name.value] = led.name;
      if (led.name.endsWith('Connection')) (connections[parent.name] ??= {})[name.value] = true;
    };
    for (const { document } of documents) visit(document, visitWithTypeInfo(info, { OperationDefinition, FragmentDefinition, Field }));
    const withoutId = [...seen].filter((type) => isObjectType(type) && !type.getFields().id).map(({ name }) => name);
    return JSON.stringify({
      fields: inOrder(fields, (named) => inOrder(named)),
      implementers: inOrder(implementers),
      withoutId: withoutId.toSorted(),
      connections: inOrder(connections, (named) => Object.keys(named).toSorted()),
    });
  },
};

/** The order of documents is that of files, which differs between machines. */
function inOrder(named, of = (value) => value) {
  return Object.fromEntries(Object.keys(named).toSorted().map((name) => [name, of(named[name])]));
}
