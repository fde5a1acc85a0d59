/** Every file of this language, by its path from this folder's parent. */
export const FILES = import.meta.glob<Record<string, unknown>>(['../*/en.json', '../../pages/*/texts/en.json', '../../*/texts/en.json'], { import: 'default' });
