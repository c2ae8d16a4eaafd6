"""The databases: publishing, migrations, the index."""
