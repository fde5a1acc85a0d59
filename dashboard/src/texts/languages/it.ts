/** Every file of this language, by its path from this folder's parent. */
export const FILES = import.meta.glob<Record<string, unknown>>(['../*/it.json', '../../pages/*/texts/it.json', '../../*/texts/it.json'], { import: 'default' });
