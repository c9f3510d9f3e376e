// Takes a dialog out of the form it is written in: its fields must not be sent with it, nor its Enter send it.

/** For `{@attach toBody}`. */
export function toBody(element: HTMLElement): () => void {
  document.body.append(element);
  return () => element.remove();
}
