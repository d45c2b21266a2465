// Makes made/*.parquet: node golden-parquet.mjs (needs hyparquet-writer).
import { parquetWriteFile } from 'hyparquet-writer'

for (const codec of ['UNCOMPRESSED', 'SNAPPY']) {
  parquetWriteFile({
    filename: `made/${codec.toLowerCase()}.parquet`,
    codec,
    columnData: [
      { name: 'pressure', data: [1.5, null, -0.25, 1e-300], type: 'DOUBLE', nullable: true },
      { name: 'age', data: [2, 0, -7, 2147483647], type: 'INT32' },
      { name: 'ward', data: ['a', 'b', 'c', 'd'], type: 'STRING' },
      { name: 'count', data: [9007199254740993n, 1n, -5n, 0n], type: 'INT64' },
      { name: 'ill', data: [true, false, true, false], type: 'BOOLEAN' },
      { name: 'rate', data: [0.5, 1.25, 3, -8], type: 'FLOAT' },
    ],
  })
}

// Integers of other widths are told by their annotation; dates are no numbers.
parquetWriteFile({
  filename: 'made/integers.parquet',
  codec: 'UNCOMPRESSED',
  schema: [
    { name: 'root', num_children: 6 },
    { name: 'i8', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'INT_8' },
    { name: 'i16', type: 'INT32', repetition_type: 'OPTIONAL', converted_type: 'INT_16' },
    { name: 'u32', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'UINT_32' },
    { name: 'u64', type: 'INT64', repetition_type: 'REQUIRED', converted_type: 'UINT_64' },
    { name: 'euro', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'DECIMAL', scale: 2, precision: 9 },
    { name: 'day', type: 'INT32', repetition_type: 'REQUIRED', converted_type: 'DATE' },
  ],
  columnData: [
    { name: 'i8', data: [-128, 0, 127] },
    { name: 'i16', data: [-32768, null, 32767] },
    { name: 'u32', data: [0, 4294967295, 2147483648] },
    { name: 'u64', data: [0n, 18446744073709551615n, 5n] },
    { name: 'euro', data: [123.45, -0.01, 0] },
    { name: 'day', data: [1, 2, 3] },
  ],
})
