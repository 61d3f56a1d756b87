import { planRooms, type PlanWishes } from './plan-rooms.ts';
import { lunchOf } from './room-slots.ts';
import { wallTimeOf } from '../platform/time/zoned-time.ts';

/** Numbers that look random and are the same at every run (mulberry32). */
function numbers(seed: number): (max: number) => number {
  let state = seed;
  return (max) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % max;
  };
}

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'];
const dates = ['2027-03-27', '2027-03-28', '2027-03-29', '2027-10-30', '2027-10-31', '2027-04-04'];

function wishesOf(seed: number): PlanWishes {
  const next = numbers(seed);
  const size = 1 + next(24);
  return {
    candidateIds: Array.from({ length: next(140) }, (_, index) => `c${String(index)}`),
    arrangement:
      next(2) === 0 ? { by: 'roomSize', size } : { by: 'roomCount', count: 1 + next(12) },
    dates: dates.slice(0, 1 + next(dates.length)),
    startTime: ['08:00', '09:30', '12:10'][next(3)] ?? '08:00',
    endTime: ['17:00', '20:45', '23:59'][next(3)] ?? '17:00',
    sessionMinutes: 5 + next(40),
    breaks: {
      every: next(2) === 0 ? null : { candidates: 1 + next(6), minutes: 5 + next(20) },
      lunch: next(2) === 0 ? null : { from: '12:00', to: '13:30' },
    },
    together: next(5) === 0,
    parallelRooms: 1 + next(6),
    changeoverMinutes: next(30),
    zone: zones[next(zones.length)] ?? 'Asia/Shanghai',
  };
}

const many = Array.from({ length: 200 }, (_, seed) => wishesOf(seed));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('planRooms', () => {
  it('seats everybody once and in order, or says how many it could not seat', () => {
    let complete = 0;
    for (const wishes of many) {
      const { rooms, problem } = planRooms(wishes);
      const seated = rooms.flatMap(({ candidates }) => candidates.map((one) => one.candidateId));
      const unplaced = problem?.unplaced ?? 0;
      const end = wishes.candidateIds.length - unplaced;
      expect(seated).toEqual(wishes.candidateIds.slice(0, end));
      if (!problem) complete += 1;
    }
    // Else the properties here would say little.
    expect(complete).toBeGreaterThan(50);
  });

  it('fills no room over its size, and rooms evenly', () => {
    for (const wishes of many) {
      const { rooms, problem } = planRooms(wishes);
      const sizes = rooms.map(({ candidates }) => candidates.length);
      const { arrangement } = wishes;
      if (arrangement.by === 'roomSize') {
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(arrangement.size);
      } else if (!problem) {
        expect(rooms.length).toBe(Math.min(arrangement.count, sum(sizes)));
      }
      if (!problem) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });

  it('lets no session reach into another one of its room, into a break or past the day', () => {
    for (const wishes of many) {
      for (const { candidates, startsAt, endsAt } of planRooms(wishes).rooms) {
        const slots = candidates.map(({ slot }) => slot);
        expect(startsAt).toEqual(slots[0]?.from ?? endsAt);
        expect(endsAt).toEqual(slots.at(-1)?.to ?? startsAt);
        const { date, time } = wallTimeOf(startsAt, wishes.zone);
        expect(wishes.dates).toContain(date);
        expect(time >= wishes.startTime).toBeTrue();
        expect(wallTimeOf(endsAt, wishes.zone).time <= wishes.endTime).toBeTrue();
        for (const [index, slot] of slots.entries()) {
          expect(slot.to.getTime() - slot.from.getTime()).toBe(wishes.sessionMinutes * 60_000);
          const before = slots[index - 1];
          if (before && !wishes.together) expect(slot.from >= before.to).toBeTrue();
          const lunch = lunchOf(slot.from, wishes);
          expect(lunch !== null && slot.from < lunch.to && slot.to > lunch.from).toBeFalse();
        }
      }
    }
  });

  it('gives a break after every so many candidates', () => {
    for (const wishes of many) {
      const { every } = wishes.breaks;
      if (!every || wishes.together) continue;
      for (const { candidates } of planRooms(wishes).rooms) {
        let run = 0;
        for (const [index, { slot }] of candidates.entries()) {
          const before = candidates[index - 1]?.slot;
          run = before && before.to.getTime() === slot.from.getTime() ? run + 1 : 1;
          expect(run).toBeLessThanOrEqual(every.candidates);
        }
      }
    }
  });

  it('never holds more rooms at once than are wished, with time to change over', () => {
    for (const wishes of many) {
      const { rooms } = planRooms(wishes);
      for (const room of rooms) {
        const meanwhile = rooms.filter(
          (other) => other.startsAt <= room.startsAt && other.endsAt > room.startsAt,
        );
        expect(meanwhile.length).toBeLessThanOrEqual(wishes.parallelRooms);
        const next = rooms[room.index + wishes.parallelRooms];
        const pause = next && next.startsAt.getTime() - room.endsAt.getTime();
        expect(pause ?? Infinity).toBeGreaterThanOrEqual(wishes.changeoverMinutes * 60_000);
      }
    }
  });

  it('gives the same plan for the same wishes', () => {
    for (const wishes of many) expect(planRooms(wishes)).toEqual(planRooms({ ...wishes }));
  });

  it('keeps the wall times of a room across a change of the clocks', () => {
    const wishes: PlanWishes = {
      ...wishesOf(1),
      candidateIds: ['a', 'b'],
      arrangement: { by: 'roomSize', size: 1 },
      dates: ['2027-03-28', '2027-03-27'],
      startTime: '09:00',
      endTime: '10:00',
      sessionMinutes: 60,
      parallelRooms: 1,
      together: false,
      breaks: { every: null, lunch: null },
      zone: 'Europe/Berlin',
    };
    const starts = planRooms(wishes).rooms.map(({ startsAt }) => startsAt.toISOString());
    expect(starts).toEqual(['2027-03-27T08:00:00.000Z', '2027-03-28T07:00:00.000Z']);
  });

  it('says what is wrong with a day that is too short, and with too few days', () => {
    const wishes = { ...wishesOf(0), candidateIds: ['a', 'b', 'c'], together: false };
    const hours = { startTime: '09:00', endTime: '10:00', breaks: { every: null, lunch: null } };
    const whole = { ...wishes, ...hours, parallelRooms: 1, dates: ['2027-03-27'] };
    const long = { ...whole, sessionMinutes: 61 };
    const one = { by: 'roomSize', size: 1 } as const;
    expect(planRooms({ ...long, arrangement: one }).problem).toEqual({
      code: 'roomTooLong',
      unplaced: 3,
    });
    expect(planRooms({ ...whole, sessionMinutes: 60, arrangement: one }).problem).toEqual({
      code: 'tooFewDates',
      unplaced: 2,
    });
    expect(planRooms({ ...whole, candidateIds: [] }).problem?.code).toBe('nobody');
  });
});
