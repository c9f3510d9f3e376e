// Short notices that appear over the page; `toast('Đã lưu', 'success')` from any component in the browser.

export type ToastKind = 'success' | 'info' | 'warning' | 'error';
export interface Toast {
  id: number;
  text: string;
  kind: ToastKind;
}

export const toasts = $state<Toast[]>([]);
let lastId = 0;

/** Shows a notice. An error stays until it is dismissed; the others leave after a time that grows with their length. */
export function toast(text: string, kind: ToastKind = 'info'): void {
  if (typeof window === 'undefined') return;
  const id = ++lastId;
  toasts.push({ id, text, kind });
  if (toasts.length > 4) toasts.shift();
  if (kind !== 'error') setTimeout(() => dismiss(id), 5_000 + text.length * 60);
}

export function dismiss(id: number): void {
  const index = toasts.findIndex((one) => one.id === id);
  if (index >= 0) toasts.splice(index, 1);
}
