-- Contents of a kilobyte or two stay in the row, uncompressed out-of-line storage would cost more than it saves.
ALTER TABLE import_row SET (toast_tuple_target = 8160);
ALTER TABLE record_revision SET (toast_tuple_target = 8160);
ALTER TABLE record SET (toast_tuple_target = 8160);
