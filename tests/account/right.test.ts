import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Action, Reach } from '../../src/account/permission.js';
import { permissionOf, permissions } from '../../src/account/permission.js';
import type { Target } from '../../src/account/right.js';
import { decideRight } from '../../src/account/right.js';
import type { Role } from '../../src/account/role.js';
import { roles } from '../../src/account/role.js';
import { scopes, scopesAllow } from '../../src/account/scope.js';

/** 区 → 部门, 乡, 街道 → 村; beside it another district. `?` is an organization nobody knows. */
const parents: Record<string, string | null> = {
  区: null,
  部门: '区',
  甲乡: '区',
  乙乡: '区',
  街道: '区',
  甲村: '甲乡',
  邻区: null,
  邻乡: '邻区',
};
const places = [...Object.keys(parents), '?'];

function above(place: string): string[] {
  const parent = parents[place] ?? null;
  return parent === null ? [] : [parent, ...above(parent)];
}

const ancestors = new Map(Object.keys(parents).map((place) => [place, above(place)]));

/** What the office promises, told by walking the tree for each question. */
function allows(
  { account, grants }: { account: string; grants: { role: Role; organization: string }[] },
  action: Action,
  target: Target,
): boolean {
  const isWithin = (place: string, organization: string): boolean =>
    place in parents &&
    (place === organization || (parents[place] !== null && isWithin(parents[place]!, organization)));
  const { roles: reaches, everyone } = permissionOf(action);
  const held = (wanted: Reach) => grants.filter(({ role }) => reaches[role] === wanted);
  // what belongs to several needs a grant over each of them, not one over all
  const owned =
    target.owners.length > 0 &&
    target.owners.every((one) => held('below').some(({ organization }) => isWithin(one, organization)));
  const used = held('uses').some(({ organization }) =>
    (target.users ?? []).some((one) => isWithin(one, organization)),
  );
  const made = held('made').some(
    ({ organization }) => typeof target.madeFor === 'string' && isWithin(target.madeFor, organization),
  );
  const byRole = owned || used || made;
  return byRole || (everyone === true && target.account === account);
}

const place = fc.constantFrom(...places);
const grantee = fc.record({
  account: fc.constantFrom('张三', '李四'),
  grants: fc.array(
    fc.record({ role: fc.constantFrom(...(Object.keys(roles) as Role[])), organization: place }),
    {
      maxLength: 3,
    },
  ),
});
const target: fc.Arbitrary<Target> = fc.record(
  {
    owners: fc.array(place, { maxLength: 2 }),
    users: fc.array(place, { maxLength: 3 }),
    madeFor: fc.option(place),
    account: fc.constantFrom('张三', '李四'),
  },
  { requiredKeys: ['owners'] },
);
const action = fc.constantFrom(...(Object.keys(permissions) as Action[]));

describe('rights', () => {
  it('given anybody, anything and any thing, then the table says what the model says', () => {
    fc.assert(
      fc.property(grantee, action, target, (who, what, which) => {
        expect(decideRight(who, what, which, ancestors).allowed).toBe(allows(who, what, which));
      }),
      { numRuns: 5_000 },
    );
  });

  it('T-AC-05: given no grants, a role no longer known or a thing without an owner, then nothing is allowed', () => {
    const odd = { account: '张三', grants: [{ role: '旧角色' as Role, organization: '区' }] };
    const all = Object.keys(roles).map((role) => ({ role: role as Role, organization: '区' }));
    for (const what of Object.keys(permissions) as Action[]) {
      expect(decideRight({ account: '张三', grants: [] }, what, { owners: ['区'] }, ancestors).allowed).toBe(
        false,
      );
      expect(decideRight(odd, what, { owners: ['区'] }, ancestors).allowed).toBe(false);
      expect(decideRight({ account: '张三', grants: all }, what, { owners: [] }, ancestors).allowed).toBe(
        false,
      );
    }
  });

  it('given one more grant, then nothing that was allowed is refused', () => {
    fc.assert(
      fc.property(grantee, grantee, action, target, (who, more, what, which) => {
        const both = { ...who, grants: [...who.grants, ...more.grants] };
        if (decideRight(who, what, which, ancestors).allowed)
          expect(decideRight(both, what, which, ancestors).allowed).toBe(true);
      }),
    );
  });

  it('given a token, then it may what its scopes name and no more; without limits all', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(scopes)), action, (limits, what) => {
        const named = limits.some((scope) =>
          (scopes[scope as keyof typeof scopes] as readonly Action[]).includes(what),
        );
        expect(scopesAllow(limits, what)).toBe(named);
        expect(scopesAllow(null, what)).toBe(true);
        expect(scopesAllow(['no-such-scope', '__proto__'], what)).toBe(false);
      }),
    );
  });
});
