/** Every file of this language, by its path from this folder's parent. */
export const FILES = import.meta.glob<Record<string, unknown>>(['../*/es.json', '../../pages/*/texts/es.json', '../../*/texts/es.json'], { import: 'default' });
