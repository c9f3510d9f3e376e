// The address of a link as people type it, brought to one that works or refused.
import { safeHref } from '#shared/word-inline.ts';

const mail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:.]+$/;
const bareDomain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i;

/** `a@b.vn` becomes mailto, `baochinhphu.vn/x` https; null for what cannot be a link of an article. */
export function readLinkAddress(typed: string): string | null {
  const address = typed.trim().normalize('NFC');
  if (mail.test(address)) return `mailto:${address}`;
  if (bareDomain.test(address)) return `https://${address}`;
  const href = safeHref(address);
  if (href === null) return null;
  return href.startsWith('/') || URL.canParse(href) ? href : null;
}
