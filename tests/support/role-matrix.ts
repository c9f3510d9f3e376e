// The table of who may open what. The browser test walks it with every role; a route missing here fails it.
import { roles, type Role } from '#shared/roles.ts';

const administrators: readonly Role[] = ['administrator'];
const editors: readonly Role[] = ['editor', 'administrator'];
const writers: readonly Role[] = ['writer', 'editor', 'administrator'];
const officers: readonly Role[] = ['administrator', 'provincial_officer'];
const practiceReaders: readonly Role[] = [
  'unit_officer',
  'unit_leader',
  'provincial_officer',
  'council_secretary',
  'authority',
  'administrator'
];
const practiceWriters: readonly Role[] = ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator'];
const adopters: readonly Role[] = ['unit_officer', 'unit_leader', 'provincial_officer', 'authority', 'administrator'];
const peopleReaders: readonly Role[] = ['administrator', 'provincial_officer', 'unit_leader'];

const documentReaders: readonly Role[] = [
  'administrator',
  'provincial_officer',
  'unit_officer',
  'unit_leader',
  'council_member',
  'council_secretary',
  'council_chair',
  'authority',
  'editor'
];
const documentWriters: readonly Role[] = ['administrator', 'provincial_officer', 'council_secretary', 'unit_leader'];

const councilRunners: readonly Role[] = ['administrator', 'provincial_officer', 'council_secretary'];
const assessors: readonly Role[] = [...councilRunners, 'authority', 'council_chair'];
const councilReaders: readonly Role[] = [...assessors, 'council_member'];
/** The council, and whoever may see the practice in the office. */
const allReaders: readonly Role[] = [...councilReaders, 'unit_officer', 'unit_leader'];
const scorers: readonly Role[] = ['council_member', 'council_chair'];

const statisticReaders: readonly Role[] = [
  'administrator',
  'provincial_officer',
  'authority',
  'council_secretary',
  'unit_leader',
  'unit_officer'
];

const proposalReaders: readonly Role[] = ['administrator', 'provincial_officer', 'authority', 'council_secretary'];

const reportBuilders: readonly Role[] = ['administrator', 'provincial_officer', 'authority', 'unit_leader'];

const targetMakers: readonly Role[] = ['administrator', 'provincial_officer', 'unit_leader'];

/** Pages of the office: the roles that open them; `signed-in` is anybody with an account. */
export const officePages: Record<string, readonly Role[] | 'signed-in'> = {
  '/van-phong': 'signed-in',
  '/van-phong/bai-viet': writers,
  '/van-phong/bai-viet/moi': writers,
  '/van-phong/bai-viet/[id]': editors,
  '/van-phong/bai-viet/[id]/phien-ban': editors,
  '/van-phong/phan-hoi': editors,
  '/van-phong/bao-loi': editors,
  '/van-phong/trang': editors,
  '/van-phong/trang/moi': editors,
  '/van-phong/trang/[slug]': editors,
  '/van-phong/khung-trang': editors,
  '/van-phong/chuyen-muc': editors,
  '/van-phong/the': editors,
  '/van-phong/thu-vien': roles,
  '/van-phong/thu-vien/[id]': roles,
  '/van-phong/van-ban': documentReaders,
  '/van-phong/van-ban/moi': documentWriters,
  '/van-phong/van-ban/[id]': documentReaders,
  '/van-phong/nhan-rong': adopters,
  '/van-phong/nhan-rong/moi': practiceWriters,
  '/van-phong/nhan-rong/[id]': adopters,
  '/van-phong/trien-khai': adopters,
  '/van-phong/trien-khai/[id]': adopters,
  '/van-phong/trien-khai/moi': officers,
  '/van-phong/trien-khai/[id]/sua': officers,
  '/van-phong/hoi-dap': practiceReaders,
  '/van-phong/mo-hinh/[id]/hoi-dap': practiceReaders,
  '/van-phong/thong-ke/viec-dang-cho': peopleReaders,
  '/van-phong/bao-cao': reportBuilders,
  '/van-phong/bao-cao/bao-cao.docx': reportBuilders,
  '/van-phong/bao-cao/bao-cao.xlsx': reportBuilders,
  '/van-phong/thong-ke': statisticReaders,
  '/van-phong/thong-ke/ho-so': statisticReaders,
  '/van-phong/thong-ke/ho-so/danh-sach.xlsx': statisticReaders,
  '/van-phong/thong-ke/so-lieu/[key]': statisticReaders,
  '/van-phong/de-xuat-toan-tinh': proposalReaders,
  '/van-phong/de-xuat-toan-tinh/moi': officers,
  '/van-phong/de-xuat-toan-tinh/[id]': proposalReaders,
  '/van-phong/de-xuat-toan-tinh/[id]/to-trinh.docx': proposalReaders,
  '/van-phong/ra-soat': officers,
  '/van-phong/ra-soat/[campaign]': officers,
  '/van-phong/ra-soat/[campaign]/[cluster]': officers,
  '/van-phong/nhap-du-lieu': practiceWriters,
  '/van-phong/nhap-du-lieu/mau.xlsx': practiceWriters,
  // What another sent is seen by those who run the programme.
  '/van-phong/nhap-du-lieu/[id]': officers,
  '/van-phong/nhap-du-lieu/[id]/dong-can-sua.xlsx': officers,
  '/van-phong/mo-hinh/dat-ten': practiceReaders,
  '/van-phong/chi-tieu': practiceReaders,
  '/van-phong/chi-tieu/moi': targetMakers,
  '/van-phong/chi-tieu/[id]': practiceReaders,
  '/van-phong/chi-tieu/[id]/sua': targetMakers,
  '/van-phong/chi-tieu/[id]/giua-ky': practiceReaders,
  '/van-phong/chi-tieu/[id]/giua-ky/so-ket.docx': reportBuilders,
  '/van-phong/chi-tieu/[id]/nhap-so-lieu': practiceWriters,
  '/van-phong/chi-tieu/[id]/[target]': practiceReaders,
  '/van-phong/chi-tieu/[id]/[target]/sua': targetMakers,
  '/van-phong/don-vi': officers,
  '/van-phong/don-vi/[id]': officers,
  '/van-phong/don-vi/moi': officers,
  '/van-phong/don-vi/sap-xep': officers,
  '/van-phong/don-vi/du-lieu': officers,
  '/van-phong/tham-dinh': assessors,
  // A member who sits in the council opens what they judge.
  '/van-phong/tham-dinh/[id]': councilReaders,
  '/van-phong/tham-dinh/[id]/ho-so.pdf': allReaders,
  '/van-phong/tham-dinh/[id]/phieu-cham.docx': councilReaders,
  '/van-phong/hoi-dong/[id]/phien-hop': councilRunners,
  '/van-phong/hoi-dong/[id]/phien-hop/[phien]/[giay]': councilRunners,
  '/van-phong/tham-dinh/bat-dau': councilRunners,
  '/van-phong/tham-dinh/xem-xet-lai': councilRunners,
  '/van-phong/tham-dinh/quyet-dinh': [...councilRunners, 'authority'],
  '/van-phong/tham-dinh/phieu': scorers,
  '/van-phong/tham-dinh/phieu/[id]': scorers,
  '/van-phong/hoi-dong': councilReaders,
  '/van-phong/hoi-dong/moi': officers,
  '/van-phong/hoi-dong/[id]': councilReaders,
  '/van-phong/bo-tieu-chi': councilReaders,
  '/van-phong/bo-tieu-chi/[id]': councilReaders,
  '/van-phong/mo-hinh/[id]/tham-dinh': practiceReaders,
  '/van-phong/nguoi-dung': peopleReaders,
  '/van-phong/nguoi-dung/[id]': peopleReaders,
  '/van-phong/nhat-ky': administrators,
  '/van-phong/he-thong': administrators,
  '/van-phong/he-thong/chuong-trinh-mau': administrators,
  '/van-phong/thong-bao': 'signed-in',
  '/van-phong/sap-xep-mo-hinh': officers,
  '/van-phong/sap-xep-mo-hinh/[succession]/[unit]/[subject]': officers,
  '/van-phong/duy-tri': practiceReaders,
  '/van-phong/chi-tieu/[id]/danh-sach.[format]': practiceReaders,
  '/van-phong/tham-dinh/danh-sach.[format]': assessors,
  '/van-phong/duy-tri/danh-sach.[format]': practiceReaders,
  '/van-phong/nhan-rong/danh-sach.[format]': adopters,
  '/van-phong/mo-hinh/danh-sach.[format]': practiceReaders,
  '/van-phong/mo-hinh': practiceReaders,
  '/van-phong/mo-hinh/moi': practiceWriters,
  '/van-phong/mo-hinh/[id]': practiceReaders,
  '/van-phong/mo-hinh/[id]/phien-ban': practiceReaders,
  '/van-phong/linh-vuc': officers,
  '/van-phong/mo-hinh/[id]/duy-tri': practiceReaders,
  '/van-phong/mo-hinh/[id]/tieu-chi': practiceReaders,
  '/tai-khoan': 'signed-in',
  '/tai-khoan/hai-buoc': 'signed-in',
  '/tai-khoan/mat-khau': 'signed-in',
  '/tai-khoan/ma-truy-cap': 'signed-in'
};

/** Pages that anybody may open, signed in or not (some then say that a link is used up, or where to go). */
export const publicPages: readonly string[] = [
  '/',
  '/[...rest]',
  '/[slug]',
  '/bao-loi',
  '/chi-tieu',
  '/chi-tieu/[slug]',
  '/chuyen-muc/[slug]',
  '/chuyen-muc/[slug]/rss.xml',
  '/don-vi',
  '/du-lieu-mo',
  '/lap-trinh-vien',
  '/don-vi/[id]',
  '/mo-hinh',
  '/mo-hinh/[slug]',
  '/mo-hinh/[slug]/bo-tai-lieu.pdf',
  '/mo-hinh/[slug]/nhan-rong',
  '/nhan-rong/[token]',
  '/mo-hinh/[slug]/hoi-dap',
  '/hoi-dap/[token]',
  '/mo-hinh/rss.xml',
  '/mo-hinh/linh-vuc/[slug]/rss.xml',
  '/mo-hinh/de-xuat',
  '/mo-hinh/de-xuat/[token]',
  '/phan-hoi/[token]',
  '/robots.txt',
  '/rss.xml',
  '/sitemap-[number].xml',
  '/sitemap.xml',
  '/styleguide',
  '/the/[slug]',
  '/tim-kiem',
  '/tin',
  '/tin/[slug]',
  '/xem-truoc/[token]',
  '/dang-nhap',
  '/dang-nhap/ma-xac-thuc',
  '/dang-nhap/oidc',
  '/dang-nhap/xong',
  '/dang-xuat',
  '/dat-lai-mat-khau/[token]',
  '/loi-moi/[token]',
  '/quen-mat-khau',
  '/thiet-lap'
];

const authors: readonly Role[] = [
  'administrator',
  'provincial_officer',
  'unit_officer',
  'unit_leader',
  'council_secretary',
  'editor',
  'writer',
  'contest_organiser'
];

/** Routes that Fastify answers: `open` to anybody, or the roles that are not refused. */
export const apiRoutes: Record<string, 'open' | readonly Role[]> = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  // From the machine itself, or with the token.
  'GET /metrics': 'open',
  'GET /media/og/:file': 'open',
  'GET /media/:id/:variant': 'open',
  'GET /api/v1': 'open',
  'GET /api/v1/search': 'open',
  'GET /api/openapi.json': 'open',
  'GET /api/v1/practices': 'open',
  'GET /api/v1/practices/:id': 'open',
  'GET /api/v1/practices/:id/alike': 'open',
  'GET /api/v1/practices/:id/lineage': 'open',
  'GET /api/v1/fields': 'open',
  'GET /api/v1/levels': 'open',
  'GET /api/v1/targets': 'open',
  'GET /api/v1/targets/:slug': 'open',
  'GET /api/v1/articles': 'open',
  'GET /api/v1/articles/:slug': 'open',
  'GET /api/v1/open-data/practices.csv': 'open',
  'GET /api/v1/open-data/units.csv': 'open',
  'GET /api/v1/open-data/adoptions.csv': 'open',
  'GET /api/v1/open-data/datapackage.json': 'open',
  'GET /api/v1/proof': 'open',
  'POST /api/v1/views': 'open',
  'GET /api/v1/units/search': 'open',
  'GET /api/v1/units/:id': 'open',
  'GET /api/v1/units/:id/children': 'open',
  'GET /api/v1/units/:id/heirs': 'open',
  'GET /api/v1/media': roles,
  'GET /api/v1/media/:id': roles,
  'POST /api/v1/media': authors,
  'POST /api/v1/media/form': authors,
  'PATCH /api/v1/media/:id': authors,
  'DELETE /api/v1/media/:id': authors,
  'POST /api/v1/newsroom/docx': writers,
  'POST /api/v1/newsroom/docx/form': writers,
  // With a token alone: no session opens them.
  'GET /api/v1/office/practices': [],
  'GET /api/v1/office/check-ins': [],
  'GET /api/v1/office/statistics': [],
  'POST /api/v1/practices': [],
  'POST /api/v1/practices/:id/check-ins': [],
  'GET /api/v1/practices/alike': practiceWriters,
  'POST /api/v1/practices/report': practiceWriters,
  'POST /api/v1/practices/import': practiceWriters,
  'POST /api/v1/practices/import/form': practiceWriters
};
