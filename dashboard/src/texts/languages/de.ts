/** Every file of this language, by its path from this folder's parent. */
export const FILES = import.meta.glob<Record<string, unknown>>(['../*/de.json', '../../pages/*/texts/de.json', '../../*/texts/de.json'], { import: 'default' });
