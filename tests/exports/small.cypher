// chancery 0.1.0
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (actor:Actor) REQUIRE actor.id IS UNIQUE;
UNWIND [
  {id: 'emmanuel-macron', has: {name: 'Emmanuel Macron', kind: 'person', country: 'FRA', known: true, offices: ['President, france, 2017-05-14/'], aliases: ['Macron'], documents: ['gazette; 2', 'wire-1']}},
  {id: 'joe-biden', has: {name: 'Joe Biden', kind: 'person', country: 'USA', known: true, offices: ['President, united-states, 2021-01-20/2025-01-20'], aliases: ['Biden'], documents: ['gazette; 2', 'wire-1']}}
] AS row
MERGE (actor:Actor {id: row.id}) SET actor:Person, actor += row.has;
UNWIND [
  {id: 'france', has: {name: 'France', kind: 'country', country: 'FRA', known: true, offices: [], aliases: ['France'], documents: ['gazette; 2', 'wire-1']}}
] AS row
MERGE (actor:Actor {id: row.id}) SET actor:Country, actor += row.has;
UNWIND [
  {id: 'acme', has: {name: 'Acme </script>\n"Ltd"\u0007\u0009‮rtl‬ 🕊️', kind: 'organization', known: false, offices: [], aliases: ['Acme </script>\n"Ltd"\u0007\u0009‮rtl‬ 🕊️', 'back\\slash; and semicolon'], documents: ['gazette; 2', 'wire-1']}},
  {id: 'european-union', has: {name: 'European Union', kind: 'organization', known: true, offices: [], aliases: ['EU'], documents: ['gazette; 2', 'wire-1']}}
] AS row
MERGE (actor:Actor {id: row.id}) SET actor:Organization, actor += row.has;
UNWIND [
  {key: 'acme->france/ACCUSE/possible/in:gazette; 2', source: 'acme', target: 'france', has: {type: 'ACCUSE', interaction: 'accusation', status: 'possible', observed: '2021-08', symmetric: false, forum: [], topics: [], cameo: '110', quad: 'verbal conflict', structural: false, sources: 1, documents: ['gazette; 2'], rules: ['made/up'], sentence: 'It may sue.', evidence: '[{"document":"gazette; 2","start":10,"end":21,"text":"It may sue.","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"}]'}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`ACCUSE` {key: row.key}]->(target) SET edge += row.has;
UNWIND [
  {key: 'emmanuel-macron--joe-biden/AGREE/occurred/2021-08-19', source: 'emmanuel-macron', target: 'joe-biden', has: {type: 'AGREE', interaction: 'agreement', status: 'occurred', date: '2021-08-19', first_day: '2021-08-19', last_day: '2021-08-19', observed: '2021-08-20', symmetric: true, forum: [], topics: [], content: 'to meet; "soon"', cameo: '057', quad: 'verbal cooperation', structural: false, sources: 1, documents: ['wire-1'], rules: ['made/up'], sentence: 'They agreed.', evidence: '[{"document":"wire-1","start":10,"end":22,"text":"They agreed.","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"}]'}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`AGREE` {key: row.key}]->(target) SET edge += row.has;
UNWIND [
  {key: 'emmanuel-macron--joe-biden/CONSULT/call/occurred/2021-08-19', source: 'emmanuel-macron', target: 'joe-biden', has: {type: 'CONSULT', interaction: 'call', mode: 'call', status: 'occurred', date: '2021-08-19', first_day: '2021-08-19', last_day: '2021-08-19', observed: '2021-08', symmetric: true, forum: ['european-union'], topics: ['terrorism', 'trade; tariffs'], attribution: 'france', cameo: '041', quad: 'verbal cooperation', structural: false, sources: 2, documents: ['gazette; 2', 'wire-1'], rules: ['made/up'], sentence: 'He said:\u000d\n\u0009\'We called\u0000.\'', evidence: '[{"document":"gazette; 2","start":10,"end":34,"text":"He said:\\r\\n\\t\'We called\\u0000.\'","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"},{"document":"wire-1","start":10,"end":43,"text":"He called \\"him\\", <twice> & again.","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"}]'}},
  {key: 'emmanuel-macron--joe-biden/CONSULT/call/occurred/2021-08-20', source: 'emmanuel-macron', target: 'joe-biden', has: {type: 'CONSULT', interaction: 'call', mode: 'call', status: 'occurred', date: '2021-08-20', first_day: '2021-08-20', last_day: '2021-08-20', observed: '2021-08-20', symmetric: true, forum: [], topics: [], cameo: '041', quad: 'verbal cooperation', structural: false, sources: 1, documents: ['wire-1'], rules: ['made/up'], sentence: 'He called again.', evidence: '[{"document":"wire-1","start":10,"end":26,"text":"He called again.","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"}]'}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`CONSULT` {key: row.key}]->(target) SET edge += row.has;
UNWIND [
  {key: 'emmanuel-macron->france/HOLDS_OFFICE/President/2017-05-14..', source: 'emmanuel-macron', target: 'france', has: {type: 'HOLDS_OFFICE', interaction: 'holds office', first_day: '2017-05-14', structural: true, title: 'President', from: '2017-05-14'}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`HOLDS_OFFICE` {key: row.key}]->(target) SET edge += row.has;
UNWIND [
  {key: 'france->european-union/MEMBER_OF', source: 'france', target: 'european-union', has: {type: 'MEMBER_OF', interaction: 'member of', structural: true}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`MEMBER_OF` {key: row.key}]->(target) SET edge += row.has;
UNWIND [
  {key: 'emmanuel-macron->european-union/REQUEST/denied/2021-08-16..2021-08-22', source: 'emmanuel-macron', target: 'european-union', has: {type: 'REQUEST', interaction: 'request', status: 'denied', date: '2021-08-16/2021-08-22', first_day: '2021-08-16', last_day: '2021-08-22', observed: '2021-08-20', symmetric: false, forum: [], topics: [], cameo: '100', quad: 'verbal conflict', structural: false, sources: 1, documents: ['wire-1'], rules: ['made/up'], sentence: 'He never asked.', evidence: '[{"document":"wire-1","start":10,"end":25,"text":"He never asked.","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"}]'}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`REQUEST` {key: row.key}]->(target) SET edge += row.has;
UNWIND [
  {key: 'joe-biden->acme/SANCTION/planned/2021-09', source: 'joe-biden', target: 'acme', has: {type: 'SANCTION', interaction: 'sanctions', status: 'planned', date: '2021-09', first_day: '2021-09-01', last_day: '2021-09-30', observed: '2021-08-20', symmetric: false, forum: [], topics: [], cameo: '163', quad: 'material conflict', structural: false, sources: 1, documents: ['wire-1'], rules: ['made/up'], sentence: 'He will ban it.', evidence: '[{"document":"wire-1","start":10,"end":25,"text":"He will ban it.","trigger":[13,17],"source":[10,12],"target":[18,20],"rule":"made/up"}]'}}
] AS row
MATCH (source:Actor {id: row.source}), (target:Actor {id: row.target})
MERGE (source)-[edge:`SANCTION` {key: row.key}]->(target) SET edge += row.has;
