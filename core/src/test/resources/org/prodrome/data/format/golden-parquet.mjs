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
