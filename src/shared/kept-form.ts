// A form that came after its session had ended, kept so that it can be sent again.

export interface KeptForm {
  /** Where it was sent, with its query. */
  action: string;
  /** Names and values as typed, in order; without passwords and files. */
  fields: [name: string, value: string][];
}
