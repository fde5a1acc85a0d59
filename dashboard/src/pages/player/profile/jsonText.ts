/** What a history holds as JSON text, for people: text without quotes, lists with commas, null as nothing. */
export function plainOf(text: string | null | undefined): string {
  if (text === null || text === undefined) return '–';
  try {
    return written(JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(written).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${written(each)}`)
      .join(', ');
  }
  return String(value);
}
