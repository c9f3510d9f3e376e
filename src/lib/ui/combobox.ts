// What a combobox takes; its waiting half and its living half share it.

export interface ComboboxOption {
  value: string;
  label: string;
  /** A second, quieter line, such as the unit above. */
  detail?: string | undefined;
}
export interface ComboboxProps {
  name: string;
  label: string;
  options: readonly ComboboxOption[];
  value?: string | null | undefined;
  placeholder?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  optional?: boolean | undefined;
  disabled?: boolean;
  id?: string | undefined;
  /** Asks the server for choices in place of filtering `options`. */
  search?: ((typed: string) => Promise<readonly ComboboxOption[]>) | undefined;
  onchoose?: ((value: string) => void) | undefined;
}
