import type { DeskFrame } from '../../../../src/http/pages/desk/page.js';
import { aFrame } from '../examples.js';

export function aDeskFrame(differs: Partial<DeskFrame> = {}): DeskFrame {
  return {
    frame: aFrame({ address: '/desk', user: { account: 'wang.fang', displayName: '王芳', csrf: 'a-token' } }),
    places: [{ text: '工作台', href: '/desk', current: true }],
    said: null,
    ...differs,
  };
}
