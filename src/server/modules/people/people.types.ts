// Shapes that people's use cases give to both doors.
import type { Role } from '#shared/roles.ts';

export type PersonStatus = 'invited' | 'active' | 'suspended';

export interface PersonGrant {
  id: string;
  role: Role;
  unitId: string | null;
  /** As the unit is called today, or was last; null when the grant reaches everything. */
  unitName: string | null;
  grantedAt: Date;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  status: PersonStatus;
  twoFactor: boolean;
  lastSeenAt: Date | null;
  grants: { role: Role; unitName: string | null; open: boolean }[];
}

export interface OpenInvitation {
  id: string;
  role: Role;
  unitId: string | null;
  unitName: string | null;
  inviterName: string | null;
  createdAt: Date;
  sentAt: Date | null;
  expiresAt: Date;
}

export interface SessionRow {
  id: string;
  openedBy: string;
  address: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

/** A cookie for the door to set; `value` is decoded. */
export interface SetCookie {
  name: string;
  value: string;
  path: string;
  maxAge: number | undefined;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'lax' | 'strict' | 'none';
}
