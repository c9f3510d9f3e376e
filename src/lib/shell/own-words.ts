// What a browser says about a field it refuses, in the page's language instead of the browser's.
import type { fieldCheckTexts } from '#shared/messages/design.ts';

type Words = ReturnType<typeof fieldCheckTexts>;
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function wordsFor(control: Control, words: Words): string {
  const { valueMissing, typeMismatch, tooShort, rangeUnderflow, rangeOverflow } = control.validity;
  const at = (name: 'min' | 'max' | 'minlength') => control.getAttribute(name) ?? '';
  if (valueMissing) {
    if (control instanceof HTMLSelectElement) return words.choose;
    if (control.type === 'checkbox' || control.type === 'radio') return words.tick;
    return control.type === 'file' ? words.chooseFile : words.fill;
  }
  if (typeMismatch) return control.type === 'email' ? words.email : words.address;
  if (tooShort) return words.short({ n: at('minlength') });
  if (rangeUnderflow && control.type === 'number') return words.least({ n: at('min') });
  if (rangeOverflow && control.type === 'number') return words.most({ n: at('max') });
  return words.wrong;
}

/** Listens on the whole document; returns what stops it. */
export function sayInOwnWords(words: () => Words): () => void {
  const marked = new Set<Control>();
  const refused = (event: Event) => {
    const control = event.target as Control;
    if (control.validity.customError && !marked.has(control)) return;
    control.setCustomValidity('');
    control.setCustomValidity(wordsFor(control, words()));
    marked.add(control);
  };
  // Before the browser checks again it must not find our own words: on typing, and on the press that sends.
  const forget = () => {
    for (const control of marked) control.setCustomValidity('');
    marked.clear();
  };
  document.addEventListener('invalid', refused, true);
  for (const kind of ['input', 'change', 'click']) document.addEventListener(kind, forget, true);
  return () => {
    document.removeEventListener('invalid', refused, true);
    for (const kind of ['input', 'change', 'click']) document.removeEventListener(kind, forget, true);
  };
}
