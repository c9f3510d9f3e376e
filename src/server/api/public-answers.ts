// Answers that anybody may read: a tag by which an unchanged one is not sent again, and leave for pages of other sites to read them.
import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Marks every public answer of the door; what is private or no JSON text is left as it is. */
export function markPublicAnswers(api: FastifyInstance): void {
  api.addHook('onSend', async (request, reply, payload) => {
    const isOpen = String(reply.getHeader('cache-control') ?? '').startsWith('public');
    if (request.method !== 'GET' || reply.statusCode !== 200 || !isOpen || typeof payload !== 'string') return payload;
    const etag = `"${hash('sha1', payload, 'base64url')}"`;
    reply.header('etag', etag).header('access-control-allow-origin', '*');
    const asked = String(request.headers['if-none-match'] ?? '');
    const isSame = asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
    if (!isSame) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  });
}
