import { expect, test } from 'vitest';
import type { AppTokenSession } from '../../../electron/kaltura/app-token.ts';
import type { GrantedSession } from '../../../electron/kaltura/session.ts';
import { UserClients } from '../../../electron/kaltura/user-clients.ts';
import { fault, FaultError } from '../../../shared/faults/fault.ts';
import { at } from '../../support/occurrences.ts';
import { noApi } from '../../support/delivery-device.ts';

/** A token that fixes `fixed`; whom it was asked for, and the sessions that the clients would open. */
class Token {
  readonly asked: string[] = [];
  readonly opened: (() => Promise<GrantedSession>)[] = [];
  problem: FaultError | null = null;

  constructor(private readonly fixed: string | null) {}

  readonly users = new UserClients(
    '1_token',
    (userId) => this.grant(userId),
    (grant) => {
      this.opened.push(grant);
      return { ...noApi };
    },
  );

  open(userId: string): Promise<GrantedSession> {
    const before = this.opened.length;
    this.users.of(userId);
    return this.opened[before]?.() ?? Promise.reject(new Error('known already'));
  }

  private grant(userId: string): Promise<AppTokenSession> {
    this.asked.push(userId);
    if (this.problem) return Promise.reject(this.problem);
    const rights = { role: null, isAdmin: false };
    return Promise.resolve({ ks: `ks of ${userId}`, expiresAt: at('18:00'), userId: this.fixed ?? userId, rights });
  }
}

const bound = { fault: { code: 'owner-session-bound', params: { tokenId: '1_token' } } };

test('each user has one client, and it is the same for all who ask', () => {
  const { users, opened } = new Token(null);
  expect(users.of('ada')).toBe(users.of('ada'));
  expect(users.of('emmy')).not.toBe(users.of('ada'));
  expect(opened).toHaveLength(2);
});

test('a session is of the user that was asked for', async () => {
  const token = new Token(null);
  expect((await token.open('ada')).ks).toBe('ks of ada');
  expect((await token.open('emmy')).ks).toBe('ks of emmy');
});

test('a token that fixes another user is asked once, also by several at once', async () => {
  const token = new Token('room-702');
  const ends = await Promise.allSettled([token.open('ada'), token.open('emmy'), token.open('alan')]);
  for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: bound });
  expect(token.asked).toEqual(['ada']);
  expect((await token.open('Room-702')).ks).toBe('ks of Room-702');
});

test('a network that is away says nothing about the token', async () => {
  const token = new Token(null);
  token.problem = new FaultError(fault('unreachable'));
  await expect(token.open('ada')).rejects.toThrow('cannot be reached');
  token.problem = null;
  expect((await token.open('emmy')).ks).toBe('ks of emmy');
});
