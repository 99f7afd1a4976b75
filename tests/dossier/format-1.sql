-- A dossier of format 1, as the program that wrote it left it.
PRAGMA application_id = 0x4368726F;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE about (
    key TEXT PRIMARY KEY,          -- of an event that was decided on
    document TEXT NOT NULL,
    event TEXT NOT NULL            -- JSON: its row as the machine had it then
) WITHOUT ROWID;
INSERT INTO "about" VALUES('article-1-0','article-1','{"event": "article-1-0", "document": "article-1", "title": "Titre de article-1-0", "type": "coup", "plover": "", "trigger": "mot0", "trigger_start_char": 0, "trigger_end_char": 4, "modality": "happened", "speaker": "", "start": "2021-05-03", "end": "2021-05-04", "extent": "within", "open": "", "not_before": "", "not_after": "", "precision": "day", "edtf": "2021-05-03", "value": "", "mod": "", "anchor": "absolute", "anchor_said": "", "anchor_start_char": null, "anchor_end_char": null, "reason": "", "said": "", "said_start_char": null, "said_end_char": null, "quote": "Phrase 0 de article-1.", "quote_start_char": null, "quote_end_char": null, "actors": ["Mali", "Goïta"], "actor_ids": ["test:mali", "test:goïta"], "roles": ["agent", "agent"], "places": [], "sources": ["article-1"], "n_sources": 1, "rule": "", "confidence": 0.5}');
INSERT INTO "about" VALUES('article-1-1','article-1','{"event": "article-1-1", "document": "article-1", "title": "Titre de article-1-1", "type": "coup", "plover": "", "trigger": "mot1", "trigger_start_char": 10, "trigger_end_char": 14, "modality": "happened", "speaker": "", "start": "2021-05-04", "end": "2021-05-05", "extent": "within", "open": "", "not_before": "", "not_after": "", "precision": "day", "edtf": "2021-05-04", "value": "", "mod": "", "anchor": "absolute", "anchor_said": "", "anchor_start_char": null, "anchor_end_char": null, "reason": "", "said": "", "said_start_char": null, "said_end_char": null, "quote": "Phrase 1 de article-1.", "quote_start_char": null, "quote_end_char": null, "actors": ["Mali", "Goïta"], "actor_ids": ["test:mali", "test:goïta"], "roles": ["agent", "agent"], "places": [], "sources": ["article-1"], "n_sources": 1, "rule": "", "confidence": 0.51}');
INSERT INTO "about" VALUES('article-1-2','article-1','{"event": "article-1-2", "document": "article-1", "title": "Titre de article-1-2", "type": "coup", "plover": "", "trigger": "mot2", "trigger_start_char": 20, "trigger_end_char": 24, "modality": "happened", "speaker": "", "start": "2021-05-05", "end": "2021-05-06", "extent": "within", "open": "", "not_before": "", "not_after": "", "precision": "day", "edtf": "2021-05-05", "value": "", "mod": "", "anchor": "absolute", "anchor_said": "", "anchor_start_char": null, "anchor_end_char": null, "reason": "", "said": "", "said_start_char": null, "said_end_char": null, "quote": "Phrase 2 de article-1.", "quote_start_char": null, "quote_end_char": null, "actors": ["Mali", "Goïta"], "actor_ids": ["test:mali", "test:goïta"], "roles": ["agent", "agent"], "places": [], "sources": ["article-1"], "n_sources": 1, "rule": "", "confidence": 0.52}');
INSERT INTO "about" VALUES('article-2-0','article-2','{"event": "article-2-0", "document": "article-2", "title": "Titre de article-2-0", "type": "coup", "plover": "", "trigger": "mot0", "trigger_start_char": 0, "trigger_end_char": 4, "modality": "happened", "speaker": "", "start": "2021-05-03", "end": "2021-05-04", "extent": "within", "open": "", "not_before": "", "not_after": "", "precision": "day", "edtf": "2021-05-03", "value": "", "mod": "", "anchor": "absolute", "anchor_said": "", "anchor_start_char": null, "anchor_end_char": null, "reason": "", "said": "", "said_start_char": null, "said_end_char": null, "quote": "Phrase 0 de article-2.", "quote_start_char": null, "quote_end_char": null, "actors": ["Mali", "Goïta"], "actor_ids": ["test:mali", "test:goïta"], "roles": ["agent", "agent"], "places": [], "sources": ["article-2"], "n_sources": 1, "rule": "", "confidence": 0.5}');
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,              -- UTC, ISO 8601
    who TEXT NOT NULL,             -- '' where not named
    kind TEXT NOT NULL,
    state TEXT NOT NULL,           -- done, undone, dropped (undone, then something else was done), fact
    of INTEGER                     -- the change that an undo or redo was about
);
INSERT INTO "change" VALUES(1,'2026-11-23T10:00:00+00:00','Aïcha','read','fact',NULL);
INSERT INTO "change" VALUES(2,'2026-11-23T10:00:01+00:00','Aïcha','read','fact',NULL);
INSERT INTO "change" VALUES(3,'2026-11-23T10:00:02+00:00','Aïcha','edit','done',NULL);
INSERT INTO "change" VALUES(4,'2026-11-23T10:00:03+00:00','Bob','edit','done',NULL);
INSERT INTO "change" VALUES(5,'2026-11-23T10:00:04+00:00','','edit','done',NULL);
INSERT INTO "change" VALUES(6,'2026-11-23T10:00:05+00:00','','edit','dropped',NULL);
INSERT INTO "change" VALUES(7,'2026-11-23T10:00:06+00:00','Bob','undo','fact',6);
INSERT INTO "change" VALUES(8,'2026-11-23T10:00:07+00:00','','published','done',NULL);
CREATE TABLE decision (
    scope TEXT NOT NULL,           -- event, added, document or rule
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,           -- JSON
    change INTEGER NOT NULL,
    PRIMARY KEY (scope, key, field)
) WITHOUT ROWID;
INSERT INTO "decision" VALUES('document','article-2','published','"2021-05-05"',8);
INSERT INTO "decision" VALUES('event','article-1-0','title','"Le sommet de Dakar"',3);
INSERT INTO "decision" VALUES('event','article-1-1','date','{"anchor": "none", "edtf": "[2021-03-01..2021-03-10]", "end": "2021-03-11", "extent": "within", "mod": "START", "not_after": "", "not_before": "", "open": "", "precision": "part-of-month", "reason": "", "start": "2021-03-01", "typed": "début mars 2021", "value": "2021-03"}',4);
INSERT INTO "decision" VALUES('event','article-1-2','status','"rejected"',5);
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,     -- order in which they came
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,       -- EDTF, '' where unknown
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    read_language TEXT NOT NULL,   -- what the rows of event were read with
    read_published TEXT NOT NULL,
    written INTEGER NOT NULL       -- the change that last wrote its rows
);
INSERT INTO "document" VALUES('article-1',1,'Le sommet s’ouvre le 3 mai 2021 à Dakar. Le maire démissionne le lendemain. La grève commence en juin. (1)','fr','','Article 1','','fr','',1);
INSERT INTO "document" VALUES('article-2',2,'Le sommet s’ouvre le 3 mai 2021 à Dakar. Le maire démissionne le lendemain. La grève commence en juin. (2)','fr','','Article 2','','fr','',8);
CREATE TABLE event (key TEXT PRIMARY KEY, as_read TEXT, "event" TEXT, "document" TEXT, "title" TEXT, "type" TEXT, "plover" TEXT, "trigger" TEXT, "trigger_start_char" INTEGER, "trigger_end_char" INTEGER, "modality" TEXT, "speaker" TEXT, "start" TEXT, "end" TEXT, "extent" TEXT, "open" TEXT, "not_before" TEXT, "not_after" TEXT, "precision" TEXT, "edtf" TEXT, "value" TEXT, "mod" TEXT, "anchor" TEXT, "anchor_said" TEXT, "anchor_start_char" INTEGER, "anchor_end_char" INTEGER, "reason" TEXT, "said" TEXT, "said_start_char" INTEGER, "said_end_char" INTEGER, "quote" TEXT, "quote_start_char" INTEGER, "quote_end_char" INTEGER, "actors" TEXT, "actor_ids" TEXT, "roles" TEXT, "places" TEXT, "sources" TEXT, "n_sources" INTEGER, "rule" TEXT, "confidence" REAL);
INSERT INTO "event" VALUES('article-1-0',NULL,'article-1-0','article-1','Titre de article-1-0','coup','','mot0',0,4,'happened','','2021-05-03','2021-05-04','within','','','','day','2021-05-03','','','absolute','',NULL,NULL,'','',NULL,NULL,'Phrase 0 de article-1.',NULL,NULL,'["Mali", "Goïta"]','["test:mali", "test:goïta"]','["agent", "agent"]','[]','["article-1"]',1,'',0.5);
INSERT INTO "event" VALUES('article-1-1',NULL,'article-1-1','article-1','Titre de article-1-1','coup','','mot1',10,14,'happened','','2021-05-04','2021-05-05','within','','','','day','2021-05-04','','','absolute','',NULL,NULL,'','',NULL,NULL,'Phrase 1 de article-1.',NULL,NULL,'["Mali", "Goïta"]','["test:mali", "test:goïta"]','["agent", "agent"]','[]','["article-1"]',1,'',0.51);
INSERT INTO "event" VALUES('article-1-2',NULL,'article-1-2','article-1','Titre de article-1-2','coup','','mot2',20,24,'happened','','2021-05-05','2021-05-06','within','','','','day','2021-05-05','','','absolute','',NULL,NULL,'','',NULL,NULL,'Phrase 2 de article-1.',NULL,NULL,'["Mali", "Goïta"]','["test:mali", "test:goïta"]','["agent", "agent"]','[]','["article-1"]',1,'',0.52);
INSERT INTO "event" VALUES('article-2-0','{"start": "2021-05-03", "end": "2021-05-04", "extent": "within", "precision": "day", "edtf": "2021-05-03", "anchor": "absolute", "reason": ""}','article-2-0','article-2','Titre de article-2-0','coup','','mot0',0,4,'happened','','','','','','','','','','','','none','',NULL,NULL,'no-date','',NULL,NULL,'Phrase 0 de article-2.',NULL,NULL,'["Mali", "Goïta"]','["test:mali", "test:goïta"]','["agent", "agent"]','[]','["article-2"]',1,'',0.5);
INSERT INTO "event" VALUES('article-2-1','{"start": "2021-05-04", "end": "2021-05-05", "extent": "within", "precision": "day", "edtf": "2021-05-04", "anchor": "absolute", "reason": ""}','article-2-1','article-2','Titre de article-2-1','coup','','mot1',10,14,'happened','','','','','','','','','','','','none','',NULL,NULL,'no-date','',NULL,NULL,'Phrase 1 de article-2.',NULL,NULL,'["Mali", "Goïta"]','["test:mali", "test:goïta"]','["agent", "agent"]','[]','["article-2"]',1,'',0.51);
INSERT INTO "event" VALUES('article-2-2','{"start": "2021-05-05", "end": "2021-05-06", "extent": "within", "precision": "day", "edtf": "2021-05-05", "anchor": "absolute", "reason": ""}','article-2-2','article-2','Titre de article-2-2','coup','','mot2',20,24,'happened','','','','','','','','','','','','none','',NULL,NULL,'no-date','',NULL,NULL,'Phrase 2 de article-2.',NULL,NULL,'["Mali", "Goïta"]','["test:mali", "test:goïta"]','["agent", "agent"]','[]','["article-2"]',1,'',0.52);
CREATE TABLE patch (
    change INTEGER NOT NULL,
    place INTEGER NOT NULL,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT,                      -- JSON, NULL where nothing was decided
    new TEXT,
    was INTEGER,                   -- the change that had decided the old
    PRIMARY KEY (change, place)
) WITHOUT ROWID;
INSERT INTO "patch" VALUES(1,0,'document','article-1','read',NULL,NULL,NULL);
INSERT INTO "patch" VALUES(2,0,'document','article-2','read',NULL,NULL,NULL);
INSERT INTO "patch" VALUES(3,0,'event','article-1-0','title',NULL,'"Le sommet de Dakar"',NULL);
INSERT INTO "patch" VALUES(4,0,'event','article-1-1','date',NULL,'{"anchor": "none", "edtf": "[2021-03-01..2021-03-10]", "end": "2021-03-11", "extent": "within", "mod": "START", "not_after": "", "not_before": "", "open": "", "precision": "part-of-month", "reason": "", "start": "2021-03-01", "typed": "début mars 2021", "value": "2021-03"}',NULL);
INSERT INTO "patch" VALUES(5,0,'event','article-1-2','status',NULL,'"rejected"',NULL);
INSERT INTO "patch" VALUES(6,0,'event','article-2-0','star',NULL,'true',NULL);
INSERT INTO "patch" VALUES(7,0,'event','article-2-0','star','true',NULL,6);
INSERT INTO "patch" VALUES(8,0,'document','article-2','published',NULL,'"2021-05-05"',NULL);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "setting" VALUES('view','{"a": 1}');
CREATE INDEX about_document ON about (document);
CREATE INDEX change_state ON change (state, number);
CREATE INDEX document_written ON document (written);
CREATE INDEX event_document ON event (document);
CREATE INDEX event_event ON event ("event");
INSERT INTO "sqlite_sequence" VALUES('change',8);
COMMIT;
