import { dayInWords } from '../../catalog/day.js';
import type { Version } from '../../catalog/catalog.js';
import type { Html } from './html.js';
import { Notice } from './parts.js';
import { versionName } from './words.js';

/** Where a version stands today. */
export type Standing =
  | { state: 'in-force' }
  | {
      state: 'past';
      /** Its last day in force; null if another one took effect no later than it did. */
      until: string | null;
      /** How many versions took effect after it, up to today. */
      revisionsSince: number;
      /** The number of the version in force today. */
      inForce: number;
    }
  /** `inForce` null: nothing is in force yet. */
  | { state: 'future'; inForce: number | null };

export type StandingBarProps = {
  version: Version;
  standing: Standing;
  currentHref: string;
  compareHref: (from: number, to: number) => string;
};

/** “You are not reading what is in force”, with the two ways out; nothing for the version in force. */
export function StandingBar({ version, standing, currentHref, compareHref }: StandingBarProps): Html | null {
  switch (standing.state) {
    case 'in-force':
      return null;
    case 'past':
      return (
        <Notice tone="amber" icon="history">
          您看到的是{' '}
          <strong>
            {standing.until === null
              ? versionName(version.number)
              : `${dayInWords(version.effectiveOn)}至${dayInWords(standing.until)}`}
          </strong>{' '}
          的内容，其后已有 {standing.revisionsSince} 次修订。
          <a href={currentHref}>查看现行版本</a>
          <a href={compareHref(version.number, standing.inForce)}>与现行版本对照</a>
        </Notice>
      );
    case 'future':
      return (
        <Notice tone="blue" icon="clock">
          您看到的内容自 <strong>{dayInWords(version.effectiveOn)}</strong> 起施行，现在尚未生效。
          {standing.inForce === null ? null : (
            <>
              <a href={currentHref}>查看现行版本</a>
              <a href={compareHref(standing.inForce, version.number)}>与现行版本对照</a>
            </>
          )}
        </Notice>
      );
  }
}
