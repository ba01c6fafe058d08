import type { Sentences } from './sentences.js';

/** Refusals of an edition, its versions and what stands in them. */
export type CatalogRefusals = {
  'edition.unknown': { edition: string; known: string[] };
  'version.unknown': { edition: string; number: number; latest: number };
  'version.none-in-force': { edition: string; on: string; known: string | null; firstOn: string | null };
  'version.stale': { edition: string; base: number; latest: number };
  'domain.unknown': { edition: string; domain: string };
  'item.unknown': { edition: string; code: string };
  'item.not-yet': { code: string; on: string; firstOn: string };
  'schema.mismatch': { source: string; at: string; why: string };
  'catalog.invalid': { source: string; why: string };
};

export const catalogRefusals: Sentences<CatalogRefusals> = {
  'edition.unknown': {
    status: 404,
    say: (d) => `没有目录版“${d.edition}”。${d.known.length ? `现有：${d.known.join('、')}。` : ''}`,
  },
  'version.unknown': {
    status: 404,
    say: (d) => `目录版 ${d.edition} 没有第 ${d.number} 版，最新是第 ${d.latest} 版。`,
  },
  'version.none-in-force': {
    status: 404,
    say: (d) =>
      d.firstOn === null
        ? `目录版 ${d.edition} 截至${d.known ?? '现在'}还没有发布过。`
        : `${d.on} 还没有施行的目录。首个版本自 ${d.firstOn} 起施行。`,
  },
  'version.stale': {
    status: 409,
    say: (d) =>
      `这份草案以第 ${d.base} 版为底，${d.edition} 现已是第 ${d.latest} 版，落后 ${d.latest - d.base} 版。请先把草案并到最新版（rebase）。`,
  },
  'domain.unknown': { status: 404, say: (d) => `目录版 ${d.edition} 不含领域“${d.domain}”。` },
  'item.unknown': { status: 404, say: (d) => `目录版 ${d.edition} 从未有过事项 ${d.code}。` },
  'item.not-yet': {
    status: 404,
    say: (d) => `${d.on} 的目录中还没有事项 ${d.code}，它自 ${d.firstOn} 起列入。`,
  },
  'schema.mismatch': { status: 422, say: (d) => `${d.source} 的 ${d.at} 不合格式：${d.why}。` },
  'catalog.invalid': { status: 422, say: (d) => `${d.source}：${d.why}。` },
};
