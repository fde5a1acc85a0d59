/**
 * The pages' policy forbids the DOM to parse strings as markup. Mantine sets the text of its <style> elements that
 * way, which is no markup: text without an opening bracket makes no element wherever it is set.
 */

interface Policies {
  createPolicy: (name: 'default', rules: { createHTML: (text: string) => string | null }) => void;
}

export function withoutMarkup(text: string): string | null {
  return text.includes('<') ? null : text;
}

export function allowTextAlone(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  trustedTypes?.createPolicy('default', { createHTML: withoutMarkup });
}
