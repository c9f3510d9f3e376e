// English pages live under /en and are the same routes; what many pages carry travels as JSON written once.
import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { splitLocale } from '#shared/messages.ts';
import { Packed } from '#shared/packed.ts';

export const reroute: Reroute = ({ url }) => splitLocale(url.pathname).path;

export const transport: Transport = {
  packed: {
    encode: (value) => value instanceof Packed && value.json,
    decode: (json: string) => new Packed(JSON.parse(json))
  }
};
