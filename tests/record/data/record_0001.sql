BEGIN TRANSACTION;
CREATE TABLE about (
	claim TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (claim, position)
);
INSERT INTO "about" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14',0,'incident','3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a');
INSERT INTO "about" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14',1,'obligation','open-road');
INSERT INTO "about" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b',0,'obligation','open-road');
INSERT INTO "about" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b',1,'agreement','truce');
INSERT INTO "about" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b',2,'track','infrastructure_access');
CREATE TABLE appearances (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document TEXT NOT NULL, 
	address TEXT NOT NULL, 
	name TEXT NOT NULL, 
	version TEXT NOT NULL, 
	captured_at TEXT NOT NULL, 
	FOREIGN KEY(version) REFERENCES versions (id)
);
INSERT INTO "appearances" VALUES(1,'d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','file:///dispatches/one.txt','one.txt','441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24','2031-04-03T12:00:00+00:00');
INSERT INTO "appearances" VALUES(2,'d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','file:///dispatches/one.txt','one.txt','c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','2031-04-03T12:00:00+00:00');
CREATE TABLE bytes (
	sha256 TEXT NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "bytes" VALUES('cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f',X'4F7374726961207361696420746861742074616C6B732077656E74206F6E2E0A');
INSERT INTO "bytes" VALUES('56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d',X'5661726C616E6420736169642074686174207368656C6C732066656C6C2E0A4F73747269612064656E6965642074686174207368656C6C732066656C6C2E0A');
CREATE TABLE casualties (
	labelling INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	claim TEXT, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (labelling, position), 
	FOREIGN KEY(labelling) REFERENCES labellings (id)
);
INSERT INTO "casualties" VALUES(1,0,'0dd0bd7826aa82eb21ad501f40a68f0de86619d4cd09cc94a092b6268269aacb','5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','{"id":"0dd0bd7826aa82eb21ad501f40a68f0de86619d4cd09cc94a092b6268269aacb","sentence":0,"claim":"5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767","phrase":{"text":"talks","span":[17,22]},"outcome":"wounded","status":"unknown","side":"unresolved","n_min":2,"n_max":null,"vague":false,"hedge":null,"event":null}');
INSERT INTO "casualties" VALUES(2,0,'deb08229c57ae9be1d4e8ce07614e1c955a39b0f5d0d49e81b4f852bea473179','063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','{"id":"deb08229c57ae9be1d4e8ce07614e1c955a39b0f5d0d49e81b4f852bea473179","sentence":0,"claim":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","phrase":{"text":"shells","span":[18,24]},"outcome":"wounded","status":"unknown","side":"unresolved","n_min":2,"n_max":null,"vague":false,"hedge":null,"event":null}');
INSERT INTO "casualties" VALUES(2,1,'8696d709efc35a43eb085648a80d738e5152174b20d53943a673f5ad78b47afe','1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','{"id":"8696d709efc35a43eb085648a80d738e5152174b20d53943a673f5ad78b47afe","sentence":1,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","phrase":{"text":"shells","span":[50,56]},"outcome":"wounded","status":"unknown","side":"unresolved","n_min":2,"n_max":null,"vague":false,"hedge":null,"event":null}');
CREATE TABLE claims (
	id TEXT NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	spans TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "claims" VALUES('5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f','[[0,6],[[7,11]],[[17,30]]]');
INSERT INTO "claims" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d','[[0,7],[[8,12]],[[18,29]]]');
INSERT INTO "claims" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d','[[31,37],[[38,44]],[[50,61]]]');
CREATE TABLE custody (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	action TEXT NOT NULL, 
	object TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	note TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "custody" VALUES(1,'2026-11-24T13:02:45.374815+00:00','trucewatch 0.1.0','theatre_kept','varland-ostria','f8d6d217f8bb787f3780f5853d4d44cf36dbc2a4642afd378d7f120c3ba23518','Varland and Ostria','','b960afa44f89536a6df4ed01edbb5fa854a27d00a0830a3a3567c3fab6626f51');
INSERT INTO "custody" VALUES(2,'2026-11-24T13:02:45.411006+00:00','trucewatch 0.1.0','captured','d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f','file:///dispatches/one.txt','b960afa44f89536a6df4ed01edbb5fa854a27d00a0830a3a3567c3fab6626f51','40ad7552fa1e7461760db7ec4ff085a9c0d7bf56ea9fdaeed3b3afbc18ec5f02');
INSERT INTO "custody" VALUES(3,'2026-11-24T13:02:45.414891+00:00','trucewatch 0.1.0','annotated','441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24','66514d543182ce675c0fa495d8db6a9f4ec30adedb820b95f0a2d5d96da5c12d','hand@1','40ad7552fa1e7461760db7ec4ff085a9c0d7bf56ea9fdaeed3b3afbc18ec5f02','de0c2f2e32ea1676e194836a0501eb8658565e1eaeba171af4d80178ae4e2390');
INSERT INTO "custody" VALUES(4,'2026-11-24T13:02:45.434054+00:00','trucewatch 0.1.0','superseded','d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d','441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24 by c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','de0c2f2e32ea1676e194836a0501eb8658565e1eaeba171af4d80178ae4e2390','4bcb475aa94012b84be493f6b3c486891cd7719f91cc33eea1cdfacf3fac7f3b');
INSERT INTO "custody" VALUES(5,'2026-11-24T13:02:45.444624+00:00','trucewatch 0.1.0','annotated','c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','f385e8e0012885073a5f160c945c82530c4aafa5c7c9918dd858b4093d4cd653','hand@1','4bcb475aa94012b84be493f6b3c486891cd7719f91cc33eea1cdfacf3fac7f3b','a2a5be4dc69bb5a7d3747863a76b802555f58b8a0d8709c227da8b42ab9ba995');
INSERT INTO "custody" VALUES(6,'2026-11-24T13:02:45.461620+00:00','Ana Reth','judged','j1','487be8505e5ea4d582d3ba74f46ce2e5eddc2827fd1d5fa9755dad625f8c2db4','reject','a2a5be4dc69bb5a7d3747863a76b802555f58b8a0d8709c227da8b42ab9ba995','59ed5b0bc37b0857e061bd1e536cffa945d9f10164deba292bb6f778951414d4');
INSERT INTO "custody" VALUES(7,'2026-11-24T13:02:45.483243+00:00','trucewatch 0.1.0','linked','1274d3c68fced518e5ff6828c3295b2536e0f6208d85c9ebe593f03091ed37a8','1cd1fffe8b3de6276ee3b3db38e027579a71911bb7eb37606a069580ba9af70d','','59ed5b0bc37b0857e061bd1e536cffa945d9f10164deba292bb6f778951414d4','b9c851ae1540c95cb23f88bcb8515206ac54bda458bb9a46d5f89efa938cfdcb');
CREATE TABLE derived (
	kind TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (kind, position)
);
INSERT INTO "derived" VALUES('incident',0,'3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a','{"id":"3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a","label":"Shelling","names":[],"plover":"ASSAULT","sub_type":"shelling","when":null,"place":null,"where_prec":null,"parties":[],"events":[],"claims":["063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"],"countable":true,"accounts":[{"incident":"3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a","side":"varland","occurrence":"asserted","initiator":[],"target":[],"sequence":null,"place":null,"time":null,"means":[],"casualties":[],"motive":[],"claims":["063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"]}],"origins":0,"third_party_observed":false}');
INSERT INTO "derived" VALUES('relation',0,'dc7a0bd8b4648866d15415a83851a243729a5d3e20f4622c7552f45794ba83ed','{"id":"dc7a0bd8b4648866d15415a83851a243729a5d3e20f4622c7552f45794ba83ed","a":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","b":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","type":"denies","dimension":"occurrence","slot":null,"explicit":false,"cue":null,"independence":"unknown","basis":"One denies what the other says.","made_by":"rule:test","referent":null}');
INSERT INTO "derived" VALUES('reading',0,'fa9375a8e602687422e81856adae8104f8b0468f20e114c3b6aa8b446abfd274','{"id":"fa9375a8e602687422e81856adae8104f8b0468f20e114c3b6aa8b446abfd274","obligation":"open-road","side":"varland","by":null,"slot":"scope","value":"every lorry","layer":"reading","deadline_type":null,"deadline_value":null,"due":null,"arithmetic":null,"claim":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"}');
INSERT INTO "derived" VALUES('compliance',0,'4f4bac3cf7bb905edae86d67950d7638b71b85c30634bad7c4385b8c4fef3dfb','{"id":"4f4bac3cf7bb905edae86d67950d7638b71b85c30634bad7c4385b8c4fef3dfb","obligation":"open-road","agreement":"truce","accused":"varland","by":"ostria","value":"violated","period":null,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b"}');
INSERT INTO "derived" VALUES('track',0,'86230f3b140de152375c1bf0e86d74b7a4fdd7107e3db22f510ac608cc56b127','{"id":"86230f3b140de152375c1bf0e86d74b7a4fdd7107e3db22f510ac608cc56b127","track":"infrastructure_access","kind":"road","side":"ostria","when":null,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b"}');
INSERT INTO "derived" VALUES('origin',0,'9ff750eb3f46027045da3f6009749f08b1b0fa17ddd0d0ace33b382529c1fa23','{"id":"9ff750eb3f46027045da3f6009749f08b1b0fa17ddd0d0ace33b382529c1fa23","claims":["063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"],"sides":["varland"],"reasons":[]}');
CREATE TABLE events (
	labelling INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	claim TEXT, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (labelling, position), 
	FOREIGN KEY(labelling) REFERENCES labellings (id)
);
INSERT INTO "events" VALUES(1,0,'11ebc23555472bedeb8a153b9381a0d20ddf8dbc5168ba9f544fbe2d2e0499b2','5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','{"id":"11ebc23555472bedeb8a153b9381a0d20ddf8dbc5168ba9f544fbe2d2e0499b2","sentence":0,"claim":"5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767","trigger":{"text":"talks","span":[17,22]},"plover":"ASSAULT","sub_type":null,"aux":"actual","countable":true,"initiator":null,"target":null,"both_sides":false,"sequence":"unstated","place":null,"place_id":null,"where_prec":null,"time":null,"means":[],"name":null,"hedge":null}');
INSERT INTO "events" VALUES(2,0,'e7e23ad28f24d5662deca74803de5f6e9d8214356ef4d4ab370db426d5f37807','063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','{"id":"e7e23ad28f24d5662deca74803de5f6e9d8214356ef4d4ab370db426d5f37807","sentence":0,"claim":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","trigger":{"text":"shells","span":[18,24]},"plover":"ASSAULT","sub_type":null,"aux":"actual","countable":true,"initiator":null,"target":null,"both_sides":false,"sequence":"unstated","place":null,"place_id":null,"where_prec":null,"time":null,"means":[],"name":null,"hedge":null}');
INSERT INTO "events" VALUES(2,1,'b605c89552180f692ae70fdfdd3e840e5f1d5403d28a12f55eca70c1b34f4314','1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','{"id":"b605c89552180f692ae70fdfdd3e840e5f1d5403d28a12f55eca70c1b34f4314","sentence":1,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","trigger":{"text":"shells","span":[50,56]},"plover":"ASSAULT","sub_type":null,"aux":"actual","countable":true,"initiator":null,"target":null,"both_sides":false,"sequence":"unstated","place":null,"place_id":null,"where_prec":null,"time":null,"means":[],"name":null,"hedge":null}');
CREATE TABLE judgements (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	CONSTRAINT judgements_id UNIQUE (id)
);
INSERT INTO "judgements" VALUES(1,'j1','{"id":"j1","verb":"reject","subjects":["c1"],"value":null,"by":"Ana Reth","at":"2031-04-05T09:00:00Z","reason":"Misread."}');
CREATE TABLE labellings (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	theatres TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	FOREIGN KEY(version) REFERENCES versions (id)
);
INSERT INTO "labellings" VALUES(1,'441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24','hand@1','425b73b4f983a0cb9e74c0474f049f0055571f0347fb1d164221275f3c352fb5','66514d543182ce675c0fa495d8db6a9f4ec30adedb820b95f0a2d5d96da5c12d','{"sentences":[[0,31]],"mentions":[{"text":"Ostria","span":[0,6],"type":"name","actor":"ostria","place":null,"agreement":null,"alternatives":[],"label":false}],"times":[]}');
INSERT INTO "labellings" VALUES(2,'c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','hand@1','425b73b4f983a0cb9e74c0474f049f0055571f0347fb1d164221275f3c352fb5','f385e8e0012885073a5f160c945c82530c4aafa5c7c9918dd858b4093d4cd653','{"sentences":[[0,30],[31,62]],"mentions":[{"text":"Varland","span":[0,7],"type":"name","actor":"varland","place":null,"agreement":null,"alternatives":[],"label":false},{"text":"Ostria","span":[31,37],"type":"name","actor":"ostria","place":null,"agreement":null,"alternatives":[],"label":false}],"times":[]}');
CREATE TABLE labels (
	labelling INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	side TEXT NOT NULL, 
	actor TEXT, 
	stance TEXT NOT NULL, 
	about TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (labelling, position), 
	FOREIGN KEY(labelling) REFERENCES labellings (id), 
	FOREIGN KEY(claim) REFERENCES claims (id)
);
INSERT INTO "labels" VALUES(1,0,'5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','ostria','ostria/defence-ministry','assert','','{"id":"5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767","sentence":0,"source":{"text":"Ostria","span":[0,6],"actor":"ostria/defence-ministry","kind":"state_organ","side":"ostria"},"cue":{"text":"said","spans":[[7,11]]},"content":{"text":"talks went on","spans":[[17,30]]},"directness":"indirect","stance":"assert","polarity":"positive","certainty":"CT+","hedge":null,"voice":"source","aux":"actual","nested_in":null,"condition":null,"accused":null,"about":[],"extraction":{"method":"cue","confidence":0.9,"reader":"hand@1"}}');
INSERT INTO "labels" VALUES(2,0,'063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','varland','varland/defence-ministry','assert','','{"id":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","sentence":0,"source":{"text":"Varland","span":[0,7],"actor":"varland/defence-ministry","kind":"state_organ","side":"varland"},"cue":{"text":"said","spans":[[8,12]]},"content":{"text":"shells fell","spans":[[18,29]]},"directness":"indirect","stance":"assert","polarity":"positive","certainty":"CT+","hedge":null,"voice":"source","aux":"actual","nested_in":null,"condition":null,"accused":null,"about":[],"extraction":{"method":"cue","confidence":0.9,"reader":"hand@1"}}');
INSERT INTO "labels" VALUES(2,1,'1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','ostria','ostria/defence-ministry','deny','','{"id":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","sentence":1,"source":{"text":"Ostria","span":[31,37],"actor":"ostria/defence-ministry","kind":"state_organ","side":"ostria"},"cue":{"text":"denied","spans":[[38,44]]},"content":{"text":"shells fell","spans":[[50,61]]},"directness":"indirect","stance":"deny","polarity":"negative","certainty":"CT+","hedge":null,"voice":"source","aux":"actual","nested_in":null,"condition":null,"accused":null,"about":[],"extraction":{"method":"cue","confidence":0.9,"reader":"hand@1"}}');
CREATE TABLE linked (
	snapshot TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (snapshot)
);
INSERT INTO "linked" VALUES('1274d3c68fced518e5ff6828c3295b2536e0f6208d85c9ebe593f03091ed37a8','trucewatch 0.1.0','1cd1fffe8b3de6276ee3b3db38e027579a71911bb7eb37606a069580ba9af70d');
CREATE TABLE theatres (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	theatre TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	"row" TEXT NOT NULL
);
INSERT INTO "theatres" VALUES(1,'varland-ostria','f8d6d217f8bb787f3780f5853d4d44cf36dbc2a4642afd378d7f120c3ba23518','{"theatre":"varland-ostria","title":"Varland and Ostria","disclaimer":"Invented.","sides":[{"id":"ostria","label":"Ostria"},{"id":"varland","label":"Varland"}],"actors":[{"id":"ostria","kind":"state","label":"Ostria","side":"ostria"},{"id":"varland","kind":"state","label":"Varland","side":"varland"}]}');
CREATE TABLE trucewatch_record (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT trucewatch_record_pkc PRIMARY KEY (version_num)
);
INSERT INTO "trucewatch_record" VALUES('0001');
CREATE TABLE versions (
	id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	text TEXT NOT NULL, 
	published TEXT, 
	publisher TEXT, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sha256) REFERENCES bytes (sha256)
);
INSERT INTO "versions" VALUES('441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24','cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f','cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f','Ostria said that talks went on.
','2031-04-02','Varland Post','{"sha256":"cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f","text_sha256":"cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f","body_start":0,"media_type":"text/plain","published":"2031-04-02","published_origin":"flag","publisher":"Varland Post","publisher_origin":"flag","title":null,"byline":null,"url":null,"tool":"utf-8"}');
INSERT INTO "versions" VALUES('c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d','56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d','Varland said that shells fell.
Ostria denied that shells fell.
','2031-04-02','Varland Post','{"sha256":"56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d","text_sha256":"56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d","body_start":0,"media_type":"text/plain","published":"2031-04-02","published_origin":"flag","publisher":"Varland Post","publisher_origin":"flag","title":null,"byline":null,"url":null,"tool":"utf-8"}');
CREATE INDEX versions_published ON versions (published);
CREATE INDEX appearances_document ON appearances (document, seq);
CREATE INDEX appearances_version ON appearances (version);
CREATE INDEX labellings_version ON labellings (version, id);
CREATE INDEX labels_claim ON labels (claim);
CREATE INDEX labels_side ON labels (side);
CREATE INDEX labels_actor ON labels (actor);
CREATE INDEX labels_stance ON labels (stance);
CREATE INDEX events_id ON events (id);
CREATE INDEX casualties_id ON casualties (id);
CREATE INDEX derived_id ON derived (id);
CREATE INDEX about_id ON about (id);
CREATE TRIGGER bytes_no_update BEFORE UPDATE ON bytes BEGIN SELECT RAISE(ABORT, 'bytes is append-only'); END;
CREATE TRIGGER bytes_no_delete BEFORE DELETE ON bytes BEGIN SELECT RAISE(ABORT, 'bytes is append-only'); END;
CREATE TRIGGER versions_no_update BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions is append-only'); END;
CREATE TRIGGER versions_no_delete BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions is append-only'); END;
CREATE TRIGGER appearances_no_update BEFORE UPDATE ON appearances BEGIN SELECT RAISE(ABORT, 'appearances is append-only'); END;
CREATE TRIGGER appearances_no_delete BEFORE DELETE ON appearances BEGIN SELECT RAISE(ABORT, 'appearances is append-only'); END;
CREATE TRIGGER labellings_no_update BEFORE UPDATE ON labellings BEGIN SELECT RAISE(ABORT, 'labellings is append-only'); END;
CREATE TRIGGER labellings_no_delete BEFORE DELETE ON labellings BEGIN SELECT RAISE(ABORT, 'labellings is append-only'); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'claims is append-only'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'claims is append-only'); END;
CREATE TRIGGER labels_no_update BEFORE UPDATE ON labels BEGIN SELECT RAISE(ABORT, 'labels is append-only'); END;
CREATE TRIGGER labels_no_delete BEFORE DELETE ON labels BEGIN SELECT RAISE(ABORT, 'labels is append-only'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
CREATE TRIGGER casualties_no_update BEFORE UPDATE ON casualties BEGIN SELECT RAISE(ABORT, 'casualties is append-only'); END;
CREATE TRIGGER casualties_no_delete BEFORE DELETE ON casualties BEGIN SELECT RAISE(ABORT, 'casualties is append-only'); END;
CREATE TRIGGER theatres_no_update BEFORE UPDATE ON theatres BEGIN SELECT RAISE(ABORT, 'theatres is append-only'); END;
CREATE TRIGGER theatres_no_delete BEFORE DELETE ON theatres BEGIN SELECT RAISE(ABORT, 'theatres is append-only'); END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements is append-only'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements is append-only'); END;
CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('theatres',1);
INSERT INTO "sqlite_sequence" VALUES('appearances',2);
INSERT INTO "sqlite_sequence" VALUES('labellings',2);
INSERT INTO "sqlite_sequence" VALUES('judgements',1);
COMMIT;
