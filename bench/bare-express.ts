/*
 * A yardstick: Express over SQLite and nothing else. Each answer is a row that is looked up, read and sent as JSON.
 * Arguments: a server that has the answers, and what to ask it for; prints its port.
 */
import type { AddressInfo } from 'node:net';
import SqliteFile from 'better-sqlite3';
import express from 'express';
import type { Asked } from './bare-server.js';

const [origin = '', asked = '[]'] = process.argv.slice(2);

const file = new SqliteFile(':memory:');
file.exec('create table answer (id integer primary key, body text not null)');
const insert = file.prepare('insert into answer (id, body) values (?, ?)');
for (const [index, { path }] of (JSON.parse(asked) as Asked[]).entries())
  insert.run(index, await (await fetch(origin + path)).text());
const find = file.prepare<[number], string>('select body from answer where id = ?').pluck();

const app = express();
app.get('/:id', (request, response) => {
  response.json(JSON.parse(find.get(Number(request.params.id)) ?? 'null'));
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`); // it listens on a port
});
