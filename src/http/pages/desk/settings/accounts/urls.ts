export const accountsUrl = '/desk/settings/accounts';

export function accountUrl(name: string, does?: 'password' | 'disabling' | 'enabling'): string {
  const path = `${accountsUrl}/${encodeURIComponent(name)}`;
  return does === undefined ? path : `${path}/${does}`;
}
