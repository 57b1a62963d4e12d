// What the database holds uniquely, and what is looked up in it: only ids are unique (access.md §5).
// access: migrate
CREATE CONSTRAINT client_id IF NOT EXISTS FOR (n:Client) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT family_id IF NOT EXISTS FOR (n:Family) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT address_id IF NOT EXISTS FOR (n:Address) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT situation_id IF NOT EXISTS FOR (n:Situation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT professional_id IF NOT EXISTS FOR (n:Professional) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT account_id IF NOT EXISTS FOR (n:Account) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT session_id IF NOT EXISTS FOR (n:Session) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sign_in_attempts_id IF NOT EXISTS FOR (n:SignInAttempts) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT factor_id IF NOT EXISTS FOR (n:Factor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entry_id IF NOT EXISTS FOR (n:Entry) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT feed_key_id IF NOT EXISTS FOR (n:FeedKey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT answer_id IF NOT EXISTS FOR (n:Answer) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agency_table_id IF NOT EXISTS FOR (n:AgencyTable) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT deployment_id IF NOT EXISTS FOR (n:Deployment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT counter_id IF NOT EXISTS FOR (n:Counter) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT involvement_id IF NOT EXISTS FOR ()-[r:INVOLVED_WITH]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT contact_id IF NOT EXISTS FOR ()-[r:CONTACT]-() REQUIRE r.id IS UNIQUE;
CREATE INDEX contact_meeting IF NOT EXISTS FOR ()-[r:CONTACT]-() ON (r.meeting);
CREATE INDEX contact_about IF NOT EXISTS FOR ()-[r:CONTACT]-() ON (r.about);
CREATE INDEX account_name_key IF NOT EXISTS FOR (n:Account) ON (n.name_key);
CREATE INDEX agency_table_area IF NOT EXISTS FOR (n:AgencyTable) ON (n.area);
CREATE INDEX session_last_seen IF NOT EXISTS FOR (n:Session) ON (n.last_seen);
CREATE INDEX sign_in_attempts_latest IF NOT EXISTS FOR (n:SignInAttempts) ON (n.latest);
