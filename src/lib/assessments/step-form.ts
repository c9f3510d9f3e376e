// What the page of an assessment gets back from one of its forms.
export interface StepForm {
  which: string;
  failure: {
    values: Record<string, string>;
    fields: Record<string, string>;
    message: string;
    code: string;
    requestId: string;
  } | null;
  done: { done: string; reminded?: { reminded: number; owing: number } } | null;
}

/** The refusal of one form of the page; null when another form was sent. */
export const failureIn = (form: StepForm | null, which: string): StepForm['failure'] =>
  form?.which === which ? form.failure : null;
