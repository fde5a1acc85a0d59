import {
  coerceInputLiteral,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';

/**
 * Has every input of a schema show its default where GraphiQL 4 looks for it: in `defaultValue`. The graphql package
 * keeps it in `default` since version 17, and GraphiQL would mark each such input as one that is missing.
 */
export function showDefaults(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(showDefault);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) field.args.forEach(showDefault);
    }
  }
}

function showDefault(input: GraphQLArgument | GraphQLInputField): void {
  const literal = input.default?.literal;
  if (literal === undefined || input.defaultValue !== undefined) return;
  const value: unknown = coerceInputLiteral(literal, input.type);
  // GraphiQL takes false, 0 and '' for no default: as objects they count, and are shown as what they are.
  input.defaultValue = value === false || value === 0 || value === '' ? new Object(value) : value;
}
