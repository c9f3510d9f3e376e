// Hands the cookies of a use case on to the browser.
import type { RequestEvent } from '@sveltejs/kit';

interface SetCookie {
  name: string;
  value: string;
  path: string;
  maxAge: number | undefined;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax' | 'strict' | 'none';
}

export function setCookies(event: Pick<RequestEvent, 'cookies'>, cookies: SetCookie[]): void {
  for (const { name, value, maxAge, ...options } of cookies)
    event.cookies.set(name, value, { ...options, ...(maxAge !== undefined && { maxAge }) });
}
