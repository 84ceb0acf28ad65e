BEGIN TRANSACTION;
CREATE TABLE about (
	claim TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	PRIMARY KEY (claim, rank, place, position)
);
INSERT INTO "about" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14',1,0,0,'obligation','open-road');
INSERT INTO "about" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b',2,0,0,'obligation','open-road');
INSERT INTO "about" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b',2,0,1,'agreement','truce');
INSERT INTO "about" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b',3,0,0,'track','infrastructure_access');
INSERT INTO "about" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14',0,0,0,'incident','3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a');
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
INSERT INTO "casualties" VALUES(1,0,'0dd0bd7826aa82eb21ad501f40a68f0de86619d4cd09cc94a092b6268269aacb','5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','{"id":"0dd0bd7826aa82eb21ad501f40a68f0de86619d4cd09cc94a092b6268269aacb","sentence":0,"claim":"5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767","phrase":{"text":"talks","span":[17,22]},"outcome":"wounded","status":"unknown","side":"unresolved","n_min":2,"n_max":null,"vague":false,"hedge":null,"event":null,"part_of":null}');
INSERT INTO "casualties" VALUES(2,0,'deb08229c57ae9be1d4e8ce07614e1c955a39b0f5d0d49e81b4f852bea473179','063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','{"id":"deb08229c57ae9be1d4e8ce07614e1c955a39b0f5d0d49e81b4f852bea473179","sentence":0,"claim":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","phrase":{"text":"shells","span":[18,24]},"outcome":"wounded","status":"unknown","side":"unresolved","n_min":2,"n_max":null,"vague":false,"hedge":null,"event":null,"part_of":null}');
INSERT INTO "casualties" VALUES(2,1,'8696d709efc35a43eb085648a80d738e5152174b20d53943a673f5ad78b47afe','1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','{"id":"8696d709efc35a43eb085648a80d738e5152174b20d53943a673f5ad78b47afe","sentence":1,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","phrase":{"text":"shells","span":[50,56]},"outcome":"wounded","status":"unknown","side":"unresolved","n_min":2,"n_max":null,"vague":false,"hedge":null,"event":null,"part_of":null}');
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
INSERT INTO "custody" VALUES(1,'2026-11-24T18:47:06.584458+00:00','trucewatch 0.1.0','theatre_kept','varland-ostria','f8d6d217f8bb787f3780f5853d4d44cf36dbc2a4642afd378d7f120c3ba23518','Varland and Ostria','','336cdf3ad3bcf1fc67406d5400053f551f8c70eee33fa7cee497505e0d8eac3b');
INSERT INTO "custody" VALUES(2,'2026-11-24T18:47:06.589188+00:00','trucewatch 0.1.0','captured','d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','cd183714a3787825ae1b8d215e25db594f5019f0ed5b9cd434605d1adf7c3a4f','file:///dispatches/one.txt','336cdf3ad3bcf1fc67406d5400053f551f8c70eee33fa7cee497505e0d8eac3b','a349b3322ca550f6a1482c4ddabe763d4d8207c66d752f81fc5be1b7184ca57e');
INSERT INTO "custody" VALUES(3,'2026-11-24T18:47:06.592016+00:00','trucewatch 0.1.0','annotated','441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24','b6ff4ea6c8440cf2eb6b12461e6d7d9a805ae438eda19aa37cd923226aae0f6e','hand@1','a349b3322ca550f6a1482c4ddabe763d4d8207c66d752f81fc5be1b7184ca57e','97cdbe852858143b2710bc8eb6409033157e239defe9814d5b960301d9a8eae8');
INSERT INTO "custody" VALUES(4,'2026-11-24T18:47:06.594221+00:00','trucewatch 0.1.0','superseded','d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','56f54137ab4bbe0553587266a1139f277fb61f6f899a4dcabee8d7987c33891d','441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24 by c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','97cdbe852858143b2710bc8eb6409033157e239defe9814d5b960301d9a8eae8','e24283f4aeee96c5e6513518ecf13099233054744af004ae605ea548a229f7e9');
INSERT INTO "custody" VALUES(5,'2026-11-24T18:47:06.595788+00:00','trucewatch 0.1.0','annotated','c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','662215311b224a378f06fc5d861413a89a6c7ec3443de298d987383919d2c3b6','hand@1','e24283f4aeee96c5e6513518ecf13099233054744af004ae605ea548a229f7e9','ce54cce3d1a91fb95c2083893b284dcb93ccc28106445d084b89e2be8378b17b');
INSERT INTO "custody" VALUES(6,'2026-11-24T18:47:06.597708+00:00','Ana Reth','judged','j1','487be8505e5ea4d582d3ba74f46ce2e5eddc2827fd1d5fa9755dad625f8c2db4','reject','ce54cce3d1a91fb95c2083893b284dcb93ccc28106445d084b89e2be8378b17b','aa9d30d9f250f9ebfaa3e288e22d9566e18868644547baaf832c11c2c90f242f');
INSERT INTO "custody" VALUES(7,'2026-11-24T18:47:06.617593+00:00','trucewatch 0.1.0','linked','1 documents','ab930d102237018b3213f144120f121e4d9b562538600298cb3646cc1032db5d','','aa9d30d9f250f9ebfaa3e288e22d9566e18868644547baaf832c11c2c90f242f','db7695f594a4f33440d4eb97609888c0e488714c37e9f9a0644566c0c3eb8c7d');
CREATE TABLE derived (
	kind TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (kind, place, position)
);
INSERT INTO "derived" VALUES('relation',0,0,'dc7a0bd8b4648866d15415a83851a243729a5d3e20f4622c7552f45794ba83ed','{"id":"dc7a0bd8b4648866d15415a83851a243729a5d3e20f4622c7552f45794ba83ed","a":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","b":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","type":"denies","dimension":"occurrence","slot":null,"explicit":false,"cue":null,"independence":"unknown","basis":"One denies what the other says.","made_by":"rule:test","referent":null}');
INSERT INTO "derived" VALUES('reading',0,0,'fa9375a8e602687422e81856adae8104f8b0468f20e114c3b6aa8b446abfd274','{"id":"fa9375a8e602687422e81856adae8104f8b0468f20e114c3b6aa8b446abfd274","obligation":"open-road","side":"varland","by":null,"slot":"scope","value":"every lorry","layer":"reading","deadline_type":null,"deadline_value":null,"due":null,"arithmetic":null,"claim":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"}');
INSERT INTO "derived" VALUES('compliance',0,0,'4f4bac3cf7bb905edae86d67950d7638b71b85c30634bad7c4385b8c4fef3dfb','{"id":"4f4bac3cf7bb905edae86d67950d7638b71b85c30634bad7c4385b8c4fef3dfb","obligation":"open-road","agreement":"truce","accused":"varland","by":"ostria","value":"violated","period":null,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b"}');
INSERT INTO "derived" VALUES('track',0,0,'86230f3b140de152375c1bf0e86d74b7a4fdd7107e3db22f510ac608cc56b127','{"id":"86230f3b140de152375c1bf0e86d74b7a4fdd7107e3db22f510ac608cc56b127","track":"infrastructure_access","kind":"road","side":"ostria","when":null,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b"}');
INSERT INTO "derived" VALUES('incident',0,0,'3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a','{"id":"3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a","label":"Shelling","kind":null,"announced":null,"reported":null,"names":[],"plover":"ASSAULT","sub_type":"shelling","when":null,"place":null,"where_prec":null,"parties":[],"events":[],"claims":["063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"],"countable":true,"accounts":[{"incident":"3ef99cc763fe4a2eeb337af18d87f0fe94985eaf9b8f79d46206e9cfe897939a","side":"varland","occurrence":"asserted","initiator":[],"target":[],"sequence":null,"place":null,"time":null,"means":[],"casualties":[],"motive":[],"claims":["063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14"]}],"origins":0,"third_party_observed":false}');
CREATE TABLE events (
	labelling INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	claim TEXT, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (labelling, position), 
	FOREIGN KEY(labelling) REFERENCES labellings (id)
);
INSERT INTO "events" VALUES(1,0,'11ebc23555472bedeb8a153b9381a0d20ddf8dbc5168ba9f544fbe2d2e0499b2','5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','{"id":"11ebc23555472bedeb8a153b9381a0d20ddf8dbc5168ba9f544fbe2d2e0499b2","sentence":0,"claim":"5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767","trigger":{"text":"talks","span":[17,22]},"plover":"ASSAULT","sub_type":null,"aux":"actual","countable":true,"initiator":null,"target":null,"both_sides":false,"sequence":"unstated","place":null,"place_id":null,"where_prec":null,"known_place":null,"time":null,"means":[],"name":null,"hedge":null}');
INSERT INTO "events" VALUES(2,0,'e7e23ad28f24d5662deca74803de5f6e9d8214356ef4d4ab370db426d5f37807','063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','{"id":"e7e23ad28f24d5662deca74803de5f6e9d8214356ef4d4ab370db426d5f37807","sentence":0,"claim":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","trigger":{"text":"shells","span":[18,24]},"plover":"ASSAULT","sub_type":null,"aux":"actual","countable":true,"initiator":null,"target":null,"both_sides":false,"sequence":"unstated","place":null,"place_id":null,"where_prec":null,"known_place":null,"time":null,"means":[],"name":null,"hedge":null}');
INSERT INTO "events" VALUES(2,1,'b605c89552180f692ae70fdfdd3e840e5f1d5403d28a12f55eca70c1b34f4314','1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','{"id":"b605c89552180f692ae70fdfdd3e840e5f1d5403d28a12f55eca70c1b34f4314","sentence":1,"claim":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","trigger":{"text":"shells","span":[50,56]},"plover":"ASSAULT","sub_type":null,"aux":"actual","countable":true,"initiator":null,"target":null,"both_sides":false,"sequence":"unstated","place":null,"place_id":null,"where_prec":null,"known_place":null,"time":null,"means":[],"name":null,"hedge":null}');
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
INSERT INTO "labellings" VALUES(1,'441f64fe1f2929cb1b81245aceb969ef60ee77c7ee66e79e729f7667b57f7a24','hand@1','425b73b4f983a0cb9e74c0474f049f0055571f0347fb1d164221275f3c352fb5','b6ff4ea6c8440cf2eb6b12461e6d7d9a805ae438eda19aa37cd923226aae0f6e','{"sentences":[[0,31]],"mentions":[{"text":"Ostria","span":[0,6],"type":"name","actor":"ostria","place":null,"agreement":null,"alternatives":[],"antecedent":null,"label":false}],"times":[],"entities":[]}');
INSERT INTO "labellings" VALUES(2,'c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','hand@1','425b73b4f983a0cb9e74c0474f049f0055571f0347fb1d164221275f3c352fb5','662215311b224a378f06fc5d861413a89a6c7ec3443de298d987383919d2c3b6','{"sentences":[[0,30],[31,62]],"mentions":[{"text":"Varland","span":[0,7],"type":"name","actor":"varland","place":null,"agreement":null,"alternatives":[],"antecedent":null,"label":false},{"text":"Ostria","span":[31,37],"type":"name","actor":"ostria","place":null,"agreement":null,"alternatives":[],"antecedent":null,"label":false}],"times":[],"entities":[]}');
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
INSERT INTO "labels" VALUES(1,0,'5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767','ostria','ostria/defence-ministry','assert','','{"id":"5c16bb1ac80b84d5265cb17c7080e33b21c7ff080892a6fdeb641854dc94d767","sentence":0,"source":{"text":"Ostria","span":[0,6],"actor":"ostria/defence-ministry","kind":"state_organ","side":"ostria"},"cue":{"text":"said","spans":[[7,11]]},"content":{"text":"talks went on","spans":[[17,30]]},"directness":"indirect","stance":"assert","polarity":"positive","certainty":"CT+","hedge":null,"voice":"source","aux":"actual","nested_in":null,"condition":null,"accused":null,"uttered":null,"about":[],"extraction":{"method":"cue","confidence":0.9,"reader":"hand@1"}}');
INSERT INTO "labels" VALUES(2,0,'063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','varland','varland/defence-ministry','assert','','{"id":"063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14","sentence":0,"source":{"text":"Varland","span":[0,7],"actor":"varland/defence-ministry","kind":"state_organ","side":"varland"},"cue":{"text":"said","spans":[[8,12]]},"content":{"text":"shells fell","spans":[[18,29]]},"directness":"indirect","stance":"assert","polarity":"positive","certainty":"CT+","hedge":null,"voice":"source","aux":"actual","nested_in":null,"condition":null,"accused":null,"uttered":null,"about":[],"extraction":{"method":"cue","confidence":0.9,"reader":"hand@1"}}');
INSERT INTO "labels" VALUES(2,1,'1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','ostria','ostria/defence-ministry','deny','','{"id":"1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b","sentence":1,"source":{"text":"Ostria","span":[31,37],"actor":"ostria/defence-ministry","kind":"state_organ","side":"ostria"},"cue":{"text":"denied","spans":[[38,44]]},"content":{"text":"shells fell","spans":[[50,61]]},"directness":"indirect","stance":"deny","polarity":"negative","certainty":"CT+","hedge":null,"voice":"source","aux":"actual","nested_in":null,"condition":null,"accused":null,"uttered":null,"about":[],"extraction":{"method":"cue","confidence":0.9,"reader":"hand@1"}}');
CREATE TABLE linked (
	appearance INTEGER NOT NULL, 
	labelling INTEGER NOT NULL, 
	judgement INTEGER NOT NULL, 
	theatre INTEGER NOT NULL, 
	made_by TEXT NOT NULL, 
	PRIMARY KEY (appearance)
);
INSERT INTO "linked" VALUES(2,2,1,1,'trucewatch 0.1.0');
CREATE TABLE origins (
	claim TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	sides TEXT NOT NULL, 
	actor TEXT, 
	PRIMARY KEY (claim, place)
);
INSERT INTO "origins" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14',0,'9ff750eb3f46027045da3f6009749f08b1b0fa17ddd0d0ace33b382529c1fa23','same_publisher_group','varland','063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14');
CREATE TABLE places (
	sort_key TEXT NOT NULL, 
	version TEXT NOT NULL, 
	document TEXT NOT NULL, 
	labelling INTEGER NOT NULL, 
	place INTEGER, 
	trace TEXT, 
	PRIMARY KEY (sort_key)
);
INSERT INTO "places" VALUES('d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026','c78c3e74b4d2a03b42738bc112d9c069b38058d7fb4c153ad849a9748dfc7c30','d268e8124a57eba73dd44ba35cc41498fbf5244f0ae7e462f4cf69201cbda026',2,0,'');
CREATE TABLE postings (
	"key" INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	PRIMARY KEY ("key", place, position)
)
 WITHOUT ROWID

;
CREATE TABLE rests (
	claim TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (claim, kind, place, position)
)
 WITHOUT ROWID

;
INSERT INTO "rests" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','compliance',0,0);
INSERT INTO "rests" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','incident',0,0);
INSERT INTO "rests" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','reading',0,0);
INSERT INTO "rests" VALUES('063862126b2000b7f934272d4610fbe1ffae93bfa4bb5c30543995a6b2499f14','relation',0,0);
INSERT INTO "rests" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','relation',0,0);
INSERT INTO "rests" VALUES('1d7736c022730a51681064a6c6711e7790a4aa09b5acece8ca2ae486f46f2e6b','track',0,0);
CREATE TABLE tells (
	place INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	PRIMARY KEY (place, incident)
)
 WITHOUT ROWID

;
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
INSERT INTO "trucewatch_record" VALUES('0002');
CREATE TABLE untold (
	incident TEXT NOT NULL, 
	PRIMARY KEY (incident)
);
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
CREATE INDEX places_version ON places (version);
CREATE INDEX places_labelling ON places (labelling);
CREATE INDEX places_place ON places (place);
CREATE INDEX postings_place ON postings (place);
CREATE INDEX derived_id ON derived (id);
CREATE INDEX rests_row ON rests (kind, place, position);
CREATE INDEX about_id ON about (id);
CREATE INDEX about_row ON about (rank, place, position);
CREATE INDEX origins_origin ON origins (origin);
CREATE INDEX origins_place ON origins (place);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('theatres',1);
INSERT INTO "sqlite_sequence" VALUES('appearances',2);
INSERT INTO "sqlite_sequence" VALUES('labellings',2);
INSERT INTO "sqlite_sequence" VALUES('judgements',1);
COMMIT;
