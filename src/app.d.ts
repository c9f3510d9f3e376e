// What pages find in locals and in errors.
import type { Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import type { KeptForm } from '#shared/kept-form.ts';
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
      /** Set when a visitor's form failed: a page that asks them to sign in gives back what they typed. */
      keptForm?: KeptForm;
    }
    interface Error {
      code: string;
      requestId: string;
      form?: KeptForm;
    }
  }
}

export {};
