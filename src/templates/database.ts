import { familiarity, profiled, type Template } from './template.ts'

/** Options in the order of the alphabet, the usual ones first, and none with a score: what suits depends on the data. */
export const database: Template = {
  key: 'database',
  name: 'Database',
  summary: 'for the main data of an application; no scores are built in, members rate the options',
  question: 'Which database should hold our main data?',
  options: [
    { key: 'mongodb', name: 'MongoDB', ticked: true },
    { key: 'mysql', name: 'MySQL', ticked: true },
    { key: 'postgresql', name: 'PostgreSQL', ticked: true },
    { key: 'sql-server', name: 'SQL Server', ticked: true },
    { key: 'sqlite', name: 'SQLite', ticked: true },
    { key: 'cassandra', name: 'Apache Cassandra', ticked: false },
    { key: 'cockroachdb', name: 'CockroachDB', ticked: false },
    { key: 'dynamodb', name: 'DynamoDB', ticked: false },
    { key: 'mariadb', name: 'MariaDB', ticked: false },
    { key: 'oracle', name: 'Oracle Database', ticked: false },
  ],
  criteria: [
    familiarity,
    profiled(
      'model',
      'Fit for the data',
      'Our data and our questions to it can be expressed without contortions.',
    ),
    profiled('integrity', 'Integrity', 'Transactions and constraints keep wrong data out.'),
    profiled(
      'durability',
      'Durability',
      'What was confirmed survives crashes; backup and restore are proven.',
    ),
    profiled('speed', 'Speed at our size', 'Answers fast enough with the data and the load we expect.'),
    profiled('growth', 'Room to grow', 'Ten times the load needs no other database.'),
    profiled('operation', 'Operation', 'Little work to run, watch, upgrade and repair.'),
    profiled('tools', 'Tools and libraries', 'Drivers, migrations and reports for the languages we use.'),
    profiled('cost', 'Cost', 'Licences, hosting and people; here 10 is very cheap.'),
    profiled('exit', 'Way out', 'Data can move elsewhere, and no single vendor holds it.'),
  ],
  short: {
    keys: [familiarity.key, 'model', 'integrity', 'operation'],
    why: 'These are the hardest to change once the data is in.',
  },
  isScored: false,
  lenses: [],
  sources: [],
  cell: () => undefined,
}
