// Tells a form action's refusal from its success.
export interface FormFailure {
  values: Record<string, string>;
  fields: Record<string, string>;
  message: string;
  code: string;
  requestId: string;
}

/** The refusal in a page's `form`; null when there is none. */
export function failureOf(form: unknown): FormFailure | null {
  const given = form as Partial<FormFailure> | null | undefined;
  return given?.fields && given.values ? (given as FormFailure) : null;
}
