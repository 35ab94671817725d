import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG)
logging.debug('debug %d', 1)
logging.info('info %s %r', 'a', 'b')
logging.warning('warning')
logging.error('error %(x)s', {'x': 5})
logging.critical('critical')
logging.log(25, 'between')
logging.log(logging.INFO, 'log')
logging.getLogger('app').info('from app')
logging.getLogger('app.db').error('from app.db')
try:
    1 / 0
except ZeroDivisionError:
    logging.exception('failed: %s', 'why')
    logging.error('again', exc_info=True)
    logging.getLogger('x').warning('w', exc_info=ValueError('given'))
logging.error('no exception', exc_info=True)
logging.basicConfig(level=logging.ERROR)
logging.info('still there')
logging.basicConfig(stream=sys.stdout, level='WARNING', format='%(levelname)-8s|%(name)s|%(message)s', force=True)
logging.info('gone')
logging.warning('formatted')
for bad in (dict(stream=sys.stdout, filename='x'), dict(handlers=[], stream=sys.stdout), dict(style='!'), dict(nonsense=1, handlers=[]),
            dict(level='NOPE', handlers=[]), dict(level=1.5, handlers=[])):
    try:
        logging.basicConfig(force=True, **bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
logging.basicConfig(force=True, stream=sys.stdout, style='{', format='{levelname}:{message:>10}:{lineno}')
logging.warning('brace')
logging.basicConfig(force=True, stream=sys.stdout, style='$', format='$levelname ${message} $funcName $module $filename')


def function():
    logging.warning('dollar')


function()
