// How a form field names its parts, so that labels, hints, errors and the error summary find one another.

/** The id of a field's control; the error summary links to it. */
export const fieldId = (name: string) => `field-${name}`;
export const hintId = (name: string) => `field-${name}-hint`;
export const errorId = (name: string) => `field-${name}-error`;

/** What a control of its own puts on itself inside `Field`. */
export interface ControlAttributes {
  id: string;
  name: string;
  required: boolean | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

export function controlAttributes(
  name: string,
  state: { id?: string | undefined; hint?: unknown; error?: unknown; required?: boolean | undefined }
): ControlAttributes {
  const described = [state.hint ? hintId(name) : '', state.error ? errorId(name) : ''].filter(Boolean).join(' ');
  return {
    id: state.id ?? fieldId(name),
    name,
    required: state.required || undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': state.error ? 'true' : undefined
  };
}
