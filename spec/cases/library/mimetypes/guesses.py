import mimetypes

for name in ['a.txt', 'b.HTML', 'c.tar.gz', 'd.tgz', 'e.png', 'f.jpeg', 'g.json', 'h.csv', 'i.py', 'j.unknown', 'k', 'http://x/y.pdf?z=1', 'data:text/html,<p>', 'data:,x', 'l.svgz', 'm.js', 'n.css', 'p.zip', 'q.docx', 'dir/r.mp4',
             'data:image/png;base64,AA', 's.webp', 't.gz', 'u.md', 'v.xlsx', 'w.mp3', '.txt', 'x.tar.bz2', 'https://host/path.d/file']:
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False))
for kind in ['text/plain', 'application/json', 'x/y', 'IMAGE/PNG', 'text/xml', 'image/pict']:
    print(kind, mimetypes.guess_extension(kind), mimetypes.guess_all_extensions(kind, strict=False) if kind != 'text/plain' else '')
mimetypes.add_type('text/x-mine', '.mine')
print(mimetypes.guess_type('a.mine'), mimetypes.guess_file_type('b.mine.gz'), mimetypes.guess_extension('text/x-mine'))
print(mimetypes.types_map['.json'], mimetypes.encodings_map['.gz'], mimetypes.suffix_map['.tgz'], mimetypes.common_types['.jpg'] if '.jpg' in mimetypes.common_types else '')
