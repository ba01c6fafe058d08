export const webhooksUrl = '/desk/settings/webhooks';

export function webhookUrl(id: number, does?: 'secret' | 'removal'): string {
  return `${webhooksUrl}/${id}${does === undefined ? '' : `/${does}`}`;
}

export function resendingUrl(webhook: number, delivery: number): string {
  return `${webhookUrl(webhook)}/deliveries/${delivery}/resending`;
}
