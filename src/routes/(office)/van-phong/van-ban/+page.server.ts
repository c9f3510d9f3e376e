// The register of official documents, filtered by the address.
import { listDocuments } from '#server/modules/documents/documents.usecases.ts';
import { documentListSchema } from '#shared/documents.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const get = (name: string) => url.searchParams.get(name) || undefined;
  const filter = documentListSchema.parse({
    q: get('q') ?? '',
    kind: get('loai'),
    year: get('nam'),
    issuer: get('co-quan') ?? '',
    page: get('trang') ?? 1
  });
  return { filter, list: await listDocuments(locals.services, locals.actor, filter), done: get('xong') ?? '' };
};
