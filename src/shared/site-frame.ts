// The frame around every public page: name, menu and footer, as the newsroom sets them; defaults for a fresh installation.
import type { Locale } from './messages.ts';

export interface SiteLink {
  label: string;
  /** A path of this site without language, or a full address. */
  href: string;
}

export interface SiteFrame {
  name: string;
  tagline: string;
  menu: SiteLink[];
  footer: {
    columns: { title: string; links: SiteLink[] }[];
    text: string;
  };
}

const frames: Record<Locale, SiteFrame> = {
  vi: {
    name: 'Mô Hình Hay',
    tagline: 'Mô hình hay, cách làm hiệu quả',
    menu: [
      { label: 'Trang chủ', href: '/' },
      { label: 'Sổ mô hình', href: '/mo-hinh' },
      { label: 'Chỉ tiêu', href: '/chi-tieu' },
      { label: 'Tin hoạt động', href: '/chuyen-muc/tin-hoat-dong' },
      { label: 'Mô hình hay', href: '/chuyen-muc/mo-hinh-hay' },
      { label: 'Hội nghị', href: '/chuyen-muc/hoi-nghi' },
      { label: 'Cuộc thi', href: '/chuyen-muc/cuoc-thi' },
      { label: 'Trao đổi', href: '/chuyen-muc/trao-doi' },
      { label: 'Hướng dẫn', href: '/chuyen-muc/huong-dan' },
      { label: 'Đơn vị', href: '/don-vi' }
    ],
    footer: {
      columns: [
        {
          title: 'Chương trình',
          links: [
            { label: 'Giới thiệu', href: '/gioi-thieu' },
            { label: 'Sổ mô hình', href: '/mo-hinh' },
            { label: 'Tra cứu đơn vị', href: '/don-vi' },
            { label: 'Liên hệ', href: '/lien-he' }
          ]
        },
        {
          title: 'Trang này',
          links: [
            { label: 'Hỗ trợ tiếp cận', href: '/tiep-can' },
            { label: 'Quyền riêng tư', href: '/quyen-rieng-tu' },
            { label: 'Ghi công và nguồn dữ liệu', href: '/ghi-cong' },
            { label: 'Dữ liệu mở', href: '/du-lieu-mo' },
            { label: 'Dành cho lập trình viên', href: '/lap-trinh-vien' }
          ]
        }
      ],
      text: 'Tìm việc làm tốt, đặt đúng tên, giữ đúng tiêu chí và cùng nhau nhân rộng.'
    }
  },
  en: {
    name: 'Mô Hình Hay',
    tagline: 'Good models, effective ways of working',
    menu: [
      { label: 'Home', href: '/' },
      { label: 'Register', href: '/mo-hinh' },
      { label: 'Targets', href: '/chi-tieu' },
      { label: 'News', href: '/chuyen-muc/tin-hoat-dong' },
      { label: 'Good models', href: '/chuyen-muc/mo-hinh-hay' },
      { label: 'Conferences', href: '/chuyen-muc/hoi-nghi' },
      { label: 'Contests', href: '/chuyen-muc/cuoc-thi' },
      { label: 'Exchange', href: '/chuyen-muc/trao-doi' },
      { label: 'Guides', href: '/chuyen-muc/huong-dan' },
      { label: 'Units', href: '/don-vi' }
    ],
    footer: {
      columns: [
        {
          title: 'The programme',
          links: [
            { label: 'About', href: '/gioi-thieu' },
            { label: 'Register of practices', href: '/mo-hinh' },
            { label: 'Units, then and now', href: '/don-vi' },
            { label: 'Contact', href: '/lien-he' }
          ]
        },
        {
          title: 'This site',
          links: [
            { label: 'Accessibility', href: '/tiep-can' },
            { label: 'Privacy', href: '/quyen-rieng-tu' },
            { label: 'Credits and data sources', href: '/ghi-cong' },
            { label: 'Open data', href: '/du-lieu-mo' },
            { label: 'For developers', href: '/lap-trinh-vien' }
          ]
        }
      ],
      text: 'Find what works, name it well, hold it to its criteria and spread it together.'
    }
  }
};

/** The frame used until the newsroom has set its own. */
export const defaultSiteFrame = (locale: Locale): SiteFrame => frames[locale];
