export const organizationsUrl = '/desk/settings/organizations';

export function organizationUrl(id: string, does?: 'rename' | 'end'): string {
  const path = `${organizationsUrl}/${encodeURIComponent(id)}`;
  return does === undefined ? path : `${path}/${does}`;
}
