"""The archive: a folder of Parquet tables and compressed JSON that holds any number of parsed packs."""
