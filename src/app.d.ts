// What pages find in locals and in errors.
import type { Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      actor: Actor;
      locale: Locale;
      requestId: string;
      /** Set by a public page that differs from reader to reader. */
      uncacheable?: boolean;
    }
    interface Error {
      code: string;
      requestId: string;
    }
  }
}

export {};
