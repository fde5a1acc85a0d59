/** What the server says of its events: an AsyncAPI document, of which this page reads what people want to know. */

export const DOCUMENT = '/asyncapi.json';

interface Schema {
  description?: string;
  type?: string | readonly string[];
  format?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  'x-extensible-enum'?: readonly string[];
}

interface Message {
  title: string;
  name: string;
  summary: string;
  payload: { allOf: readonly [unknown, { properties: { data: Schema } }] };
  examples: readonly [{ payload: unknown }];
  'x-shown-to': { event: readonly string[]; fields: Record<string, readonly string[]> };
}

export interface EventField {
  name: string;
  type: string;
  meaning: string;
  values: readonly string[];
  shownTo: readonly string[];
}

export interface EventType {
  key: string;
  name: string;
  type: string;
  meaning: string;
  fields: readonly EventField[];
  shownTo: readonly string[];
  example: string;
}

/** Every event that other systems may receive; undefined where the server does not answer. */
export async function askEvents(): Promise<readonly EventType[] | undefined> {
  try {
    const response = await fetch(DOCUMENT, { headers: { accept: 'application/json' } });
    if (!response.ok) return undefined;
    const document = (await response.json()) as { components: { messages: Record<string, Message> } };
    return Object.entries(document.components.messages).map(([key, message]) => read(key, message));
  } catch {
    return undefined;
  }
}

function read(key: string, message: Message): EventType {
  const rights = message['x-shown-to'];
  return {
    key,
    name: message.title,
    type: message.name,
    meaning: message.summary,
    fields: fieldsOf(message.payload.allOf[1].properties.data, '', rights.fields),
    shownTo: rights.event,
    example: JSON.stringify(message.examples[0].payload, null, 2),
  };
}

function fieldsOf(schema: Schema, within: string, rights: Record<string, readonly string[]>): EventField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([plain, field]) => {
    const name = `${within}${plain}`;
    const inner = field.items ?? field;
    const own = {
      name,
      type: typeOf(field),
      meaning: field.description ?? '',
      values: inner['x-extensible-enum'] ?? [],
      shownTo: rights[name] ?? [],
    };
    return [own].concat(fieldsOf(inner, `${name}${field.items ? '[]' : ''}.`, rights));
  });
}

/** As JSON Schema names it: `string (uuid)`, `integer | null`. */
function typeOf(schema: Schema): string {
  const type = [schema.type ?? []].flat().join(' | ');
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}
