// The open data: its tables with what each column holds, and on what terms it is given.
import type { Locale } from './messages.ts';

type Kind = 'string' | 'integer' | 'boolean' | 'date' | 'datetime';
interface Column {
  name: string;
  type: Kind;
  vi: string;
  en: string;
}
const column = (name: string, type: Kind, vi: string, en: string): Column => ({ name, type, vi, en });

export const openTables = {
  practices: {
    title: { vi: 'Mô hình, cách làm công khai', en: 'Public practices' },
    key: ['id'],
    columns: [
      column('id', 'string', 'Mã bất biến', 'Identifier that stays'),
      column('code', 'string', 'Mã hồ sơ', 'Record code'),
      column('url', 'string', 'Địa chỉ trang', 'Address of its page'),
      column('name', 'string', 'Tên gọi', 'Name'),
      column('kind', 'string', 'Loại: model (mô hình), method (cách làm)', 'Kind: model or method'),
      column('scope', 'string', 'Phạm vi: province_wide hoặc specific', 'Scope: province_wide or specific'),
      column('state', 'string', 'Giai đoạn', 'Stage'),
      column('condition', 'string', 'Tình trạng duy trì', 'Condition'),
      column('unit_id', 'string', 'Mã đơn vị', 'Unit’s identifier'),
      column('unit_name', 'string', 'Tên đơn vị', 'Unit’s name'),
      column('field', 'string', 'Lĩnh vực', 'Field'),
      column('part', 'string', 'Phần việc', 'Part of the field'),
      column('level', 'string', 'Cấp công nhận', 'Level of recognition'),
      column('exemplary', 'boolean', 'Tiêu biểu', 'Exemplary'),
      column('evidence_level', 'integer', 'Mức độ minh chứng, 1 đến 5', 'Evidence level, 1 to 5'),
      column('audiences', 'string', 'Đối tượng, cách nhau bằng dấu chấm phẩy', 'Audiences, separated by semicolons'),
      column('recognised_on', 'date', 'Ngày công nhận', 'Day of recognition'),
      column('in_use_since', 'date', 'Áp dụng từ ngày', 'In use since'),
      column('adoptions', 'integer', 'Số nơi nhân rộng', 'Number of adoptions'),
      column('summary', 'string', 'Tóm tắt', 'Summary'),
      column('listed_at', 'datetime', 'Thời điểm công khai', 'When it was made public'),
      column('fictional', 'boolean', 'Dữ liệu mẫu hư cấu', 'Invented sample data')
    ]
  },
  units: {
    title: { vi: 'Đơn vị và các lần thay đổi', en: 'Units with their versions' },
    key: ['id', 'valid_from'],
    columns: [
      column('id', 'string', 'Mã bất biến', 'Identifier that stays'),
      column('valid_from', 'date', 'Có hiệu lực từ ngày (trống: không rõ)', 'Valid from (empty: unknown)'),
      column('valid_to', 'date', 'Đến trước ngày (trống: còn hiệu lực)', 'Until before (empty: still valid)'),
      column('type', 'string', 'Loại đơn vị', 'Type'),
      column('name', 'string', 'Tên đầy đủ', 'Full name'),
      column('code', 'string', 'Mã số', 'Code'),
      column('parent_id', 'string', 'Mã đơn vị cấp trên', 'Identifier of the unit above'),
      column('fictional', 'boolean', 'Dữ liệu mẫu hư cấu', 'Invented sample data')
    ]
  },
  adoptions: {
    title: { vi: 'Nhân rộng theo mô hình', en: 'Adoptions by practice' },
    key: ['practice_id'],
    columns: [
      column('practice_id', 'string', 'Mã mô hình', 'Practice’s identifier'),
      column('practice_code', 'string', 'Mã hồ sơ', 'Record code'),
      column('planned', 'integer', 'Đang chuẩn bị', 'Planned'),
      column('running', 'integer', 'Đang làm', 'Running'),
      column('finished', 'integer', 'Đã hoàn thành', 'Finished'),
      column('stopped', 'integer', 'Đã dừng', 'Stopped'),
      column('worked', 'integer', 'Có kết quả', 'Worked')
    ]
  }
} as const satisfies Record<string, { title: Record<Locale, string>; key: string[]; columns: Column[] }>;

export type OpenTable = keyof typeof openTables;
export const openTableNames = Object.keys(openTables) as OpenTable[];
export const openDataPath = '/api/v1/open-data';

export const openLicence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/'
} as const;

export interface OpenDataSite {
  name: string;
  publicUrl: string;
  /** ISO day the data is of. */
  day: string;
}

export const openDataTitle = (locale: Locale, site: OpenDataSite): string =>
  locale === 'vi' ? `Dữ liệu mở của ${site.name}` : `Open data of ${site.name}`;
export const openDataText = (locale: Locale): string =>
  locale === 'vi'
    ? 'Mô hình, cách làm công khai, đơn vị và số nơi nhân rộng, cập nhật liên tục. Tệp CSV mã UTF-8; văn bản bắt đầu bằng dấu của công thức có dấu nháy đơn phía trước.'
    : 'Public practices, units and the number of adoptions, always up to date. CSV in UTF-8; a text that begins like a formula has an apostrophe before it.';

/** A Frictionless Data Package: https://specs.frictionlessdata.io/data-package */
export function dataPackage(locale: Locale, site: OpenDataSite): object {
  return {
    profile: 'data-package',
    name: 'mo-hinh-hay',
    title: openDataTitle(locale, site),
    description: openDataText(locale),
    homepage: `${site.publicUrl}/du-lieu-mo`,
    created: `${site.day}T00:00:00+07:00`,
    licenses: [openLicence],
    contributors: [{ title: site.name, role: 'publisher', path: site.publicUrl }],
    resources: openTableNames.map((name) => ({
      profile: 'tabular-data-resource',
      name,
      title: openTables[name].title[locale],
      path: `${site.publicUrl}${openDataPath}/${name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
      schema: {
        fields: openTables[name].columns.map((one) => ({ name: one.name, type: one.type, description: one[locale] })),
        primaryKey: openTables[name].key,
        missingValues: ['']
      }
    }))
  };
}

/** Schema.org Dataset. */
export function openDataset(locale: Locale, site: OpenDataSite): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: openDataTitle(locale, site),
    description: openDataText(locale),
    url: `${site.publicUrl}/du-lieu-mo`,
    license: openLicence.path,
    isAccessibleForFree: true,
    inLanguage: 'vi',
    dateModified: site.day,
    creator: { '@type': 'Organization', name: site.name, url: site.publicUrl },
    distribution: openTableNames.map((name) => ({
      '@type': 'DataDownload',
      name: openTables[name].title[locale],
      encodingFormat: 'text/csv',
      contentUrl: `${site.publicUrl}${openDataPath}/${name}.csv`
    }))
  };
}
