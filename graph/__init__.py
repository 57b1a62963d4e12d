"""The network itself: model, schemas, the store over Bolt, the local database, who is looking."""
